/** The view of the drawing: its scene, what stands out in it, and how a reader gets from node to node. */

import { HOME, type CameraState } from "../draw/camera";
import { extent, type Style } from "../draw/drawing";
import type { Network } from "../data/network";
import type { Places } from "../data/upright";
import type { Palette } from "../draw/palette";
import { arrange, type Arrangement } from "../draw/arrangement";
import { radialPlaces } from "../draw/radial";
import { emphasisOf, makeMapScene, makeScene, NO_EMPHASIS, NOTHING_AROUND, type Emphasis, type Scene, type Surroundings } from "../draw/scene";
import type { Selection } from "../model/selection";
import { around, onMap } from "../model/selection";
import type { State } from "../state/state";
import { lookOf } from "../draw/look";
import { areaOf, communityOf, hasContrast, type Context } from "./context";
import type { Stage } from "./stage";

const RING = 3.6; // gaps between papers from a chosen thing to its neighbours at least
const EACH = 0.25; // gaps more for each of many
const STEP = 4; // gaps between papers that the steps of a path are apart
const [PATH_SIDE, PATH_END] = [130, 78] as const; // pixels beside and above a path
const ASIDE = 0.34; // of the width of a high drawing a path stands left of its middle
const FARTHEST = 1.5; // the zoom from which a neighbourhood or a path is seen at most
const EDGE = 40; // pixels from the edge of the view where a node is no longer well in it

export class View {
  scene: Scene | undefined;
  emphasis: Emphasis = NO_EMPHASIS;
  /** The neighbours of a map's chosen node: where they stand around it, and what of that a scene knows. */
  private arrangement: Arrangement | undefined;
  private surroundings: Surroundings = NOTHING_AROUND;

  constructor(
    private readonly context: Context,
    readonly stage: Stage,
  ) {}

  draw(): void {
    const { network, selection, state, texts } = this.context;
    const places =
      state.focus >= 0 && selection.distances ? radialPlaces(network, selection.passing, selection.distances) : undefined;
    const edges = state.filters.hiddenKinds.size || !selection.path ? selection.passing.edges : withPath(selection);
    const [room, upright] = [this.stage.room(), this.stage.measure()];
    const look = lookOf(network, state, this.context.palette);
    this.scene = onMap(network, state)
      ? makeMapScene(network, selection.nodes, edges, this.mapPlaces(), look.weight, this.stage.size(), this.surroundings, upright)
      : makeScene(network, selection.nodes, edges, places, room, upright);
    if (this.scene.map) this.scene = { ...this.scene, steps: stepsOf(network, selection, state), lasso: state.filters.lassoUpright === upright ? state.filters.lasso : [], upright: this.stage.isUpright() };
    this.emphasis = emphasisOf(network, selection, state, -1, this.surroundings);
    this.stage.drawing.show(this.scene, this.emphasis, this.style());
    this.stage.name(texts, this.scene.nodes.length, this.scene.lines.source.length, this.scene.map !== undefined);
    this.stage.showRest(texts, this.arrangement && state.selected >= 0 ? this.unnamed() : 0);
  }

  /** The places of the network; the neighbours of the chosen node around it. */
  private mapPlaces(): Places {
    const { network, selection, state } = this.context;
    this.arrangement = undefined;
    this.surroundings = NOTHING_AROUND;
    const steps = stepsOf(network, selection, state);
    if (steps.length > 1) return this.pathPlaces(steps);
    const near = around(network, selection.passing, state.selected).filter((node) => !state.hidden.includes(node));
    if (!near.length) return this.base();
    const region = (node: number): number => network.payload.map?.homes[network.community[node] as number] ?? -1;
    const arrangement = arrange(network, state.selected, near, region, this.stage.size());
    const { named, dots, dotRadius, radius, height } = arrangement;
    const unit = ((network.payload.map?.gap ?? 1) * Math.max(RING, named.length * EACH)) / height;
    this.arrangement = arrangement;
    const nodesOf = (places: Arrangement["named"]): ReadonlySet<number> => new Set(places.map(({ node }) => node));
    this.surroundings = { ring: nodesOf(named), dots: nodesOf(dots), dotsReach: radius * unit, dotRadius, unit };
    const { x, y } = copied(this.base());
    const [middleX, middleY] = [x[state.selected] as number, y[state.selected] as number];
    for (const { node, across, up } of [...named, ...dots]) {
      x[node] = middleX + across * unit;
      y[node] = middleY + up * unit;
    }
    return { x, y };
  }

  /** How many neighbours of the chosen node have no name on the map. */
  private unnamed(): number {
    const { network, selection, state } = this.context;
    const found = new Set<number>();
    for (const edge of network.edgesOf(state.selected)) if (selection.passing.edges[edge]) found.add(network.other(edge, state.selected));
    for (const node of [...state.hidden, ...this.surroundings.ring]) found.delete(node);
    return found.size;
  }

  private base(): Places {
    return this.context.network.places(this.stage.measure());
  }

  /** The places of the network; the steps of a path in a row, where its ends are on the map. */
  private pathPlaces(steps: readonly number[]): Places {
    const { network } = this.context;
    const { x, y } = copied(this.base());
    const ends = [steps[0] as number, steps[steps.length - 1] as number];
    const middle = [ends.reduce((sum, end) => sum + (x[end] as number), 0) / 2, ends.reduce((sum, end) => sum + (y[end] as number), 0) / 2] as const;
    const apart = (network.payload.map?.gap ?? 1) * STEP;
    const upright = this.stage.isUpright();
    steps.forEach((node, place) => {
      const along = (place - (steps.length - 1) / 2) * apart;
      const aside = (place % 2 ? 1 : -1) * apart * (upright ? 0.05 : 0.12);
      x[node] = middle[0] + (upright ? aside : along);
      y[node] = middle[1] + (upright ? -along : aside);
    });
    return { x, y };
  }

  /** Shows all steps of the path. */
  framePath(gently = true): void {
    const { scene, stage } = this;
    if (!scene?.map || scene.steps.length < 2) return;
    const { x: across, y: up } = extent(scene);
    const longest = Math.max(across[1] - across[0], up[1] - up[0]);
    const values = (places: Float32Array): number[] => scene.steps.map((node) => places[node] as number);
    const [xs, ys] = [values(scene.x), values(scene.y)];
    const [left, right, bottom, top] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    const view = stage.drawing.projection();
    const unit = view.scale * view.ratio; // pixels, at the zoom that fits
    const ratio = Math.max((unit * (right - left)) / Math.max(view.width - (scene.upright ? EDGE : PATH_SIDE) * 2, 80), (unit * (top - bottom)) / Math.max(view.height - PATH_END * 2, 80));
    const beside = scene.upright ? (ASIDE * view.width * ratio) / unit : 0; // labels stand right of it
    const x = 0.5 + ((left + right) / 2 + beside - (across[0] + across[1]) / 2) / longest;
    const y = 0.5 + ((bottom + top) / 2 - (up[0] + up[1]) / 2) / longest;
    stage.drawing.moveTo({ x, y, ratio: Math.min(FARTHEST, Math.max(0.02, ratio)) }, gently);
  }

  /** Shows the chosen node of a map with its neighbours around it. */
  frame(node: number, gently = true): void {
    const { scene, stage } = this;
    const { arrangement, surroundings } = this;
    if (!scene?.map || !arrangement) return this.bringIntoView(node);
    const { x: across, y: up } = extent(scene);
    const longest = Math.max(across[1] - across[0], up[1] - up[0]);
    const x = 0.5 + ((scene.x[node] as number) - (across[0] + across[1]) / 2) / longest;
    const y = 0.5 + ((scene.y[node] as number) - arrangement.lift * surroundings.unit - (up[0] + up[1]) / 2) / longest;
    const view = stage.drawing.projection();
    stage.drawing.moveTo({ x, y, ratio: Math.min(FARTHEST, view.scale * view.ratio * surroundings.unit) }, gently);
  }

  emphasise(): void {
    const { network, selection, state } = this.context;
    this.emphasis = emphasisOf(network, selection, state, this.emphasis.hovered, this.surroundings);
    this.stage.drawing.emphasise(this.emphasis);
  }

  hover(node: number): void {
    if (node === this.emphasis.hovered) return;
    this.emphasis = { ...this.emphasis, hovered: node };
    this.stage.drawing.emphasise(this.emphasis);
  }

  /**
   * Goes to the next node or the one before, the most important first; around a chosen one, to its neighbours, relation by
   * relation. Returns it, -1 if nothing is drawn.
   */
  step(by: number): number {
    const nodes = this.arrangement ? this.walked(this.arrangement) : (this.scene?.nodes ?? []);
    if (!nodes.length) return -1;
    const at = nodes.indexOf(this.emphasis.hovered);
    const node = nodes[(Math.max(at, by > 0 ? -1 : 0) + by + nodes.length) % nodes.length] as number;
    this.hover(node);
    this.bringIntoView(node);
    return node;
  }

  /** The neighbours around the chosen node, those with names first, relation by relation. */
  private walked({ named, dots }: Arrangement): number[] {
    return [...named, ...dots].map(({ node }) => node);
  }

  bringIntoView(node: number): void {
    const { scene, stage } = this;
    if (!scene || this.context.state.view !== "drawing") return;
    const view = stage.drawing.projection();
    const [x, y] = [scene.x[node] as number, scene.y[node] as number];
    const left = x * view.scale + view.left;
    const top = view.top - y * view.scale;
    const inside = left > EDGE && left < view.width - EDGE && top > EDGE && top < view.height - EDGE;
    const { ratio } = stage.drawing.camera();
    if (inside && (ratio < 0.5 || scene.around || scene.ring.size > 0)) return;
    const { x: across, y: up } = extent(scene);
    const longest = Math.max(across[1] - across[0], up[1] - up[0]);
    const middle = { x: 0.5 + (x - (across[0] + across[1]) / 2) / longest, y: 0.5 + (y - (up[0] + up[1]) / 2) / longest };
    const near = (this.nearness(scene, node) * 5) / longest;
    stage.drawing.moveTo({ ...middle, ratio: Math.min(ratio, 0.5, Math.max(0.12, near)) }, true);
  }

  /** Where the reader looks; undefined where everything is in view. */
  camera(): CameraState | undefined {
    const { x, y, ratio } = this.stage.drawing.camera();
    const atHome = Math.abs(x - HOME.x) < 0.001 && Math.abs(y - HOME.y) < 0.001 && Math.abs(ratio - HOME.ratio) < 0.001;
    return atHome ? undefined : { x, y, ratio };
  }

  /** A camera as addresses tell it, and back: an upright drawing is turned, and they do not know. */
  turned(camera: CameraState | undefined): CameraState | undefined {
    return camera && this.scene?.turned ? { ...camera, x: camera.y, y: camera.x } : camera;
  }

  style(palette: Palette = this.context.palette): Style {
    return {
      palette,
      label: (node) => this.context.label(node),
      communityName: (community) => communityOf(this.context, community),
      colour: lookOf(this.context.network, this.context.state, palette, hasContrast()).colour,
      area: (area, upright) => areaOf(this.context, area, palette, upright),
      moves: !window.matchMedia("(prefers-reduced-motion: reduce)").matches,
      contrast: hasContrast(),
    };
  }

  /** How far from a node most of its drawn neighbours stand. */
  private nearness(scene: Scene, node: number): number {
    const { network } = this.context;
    const drawn = new Set(scene.nodes);
    const away = [...network.edgesOf(node)]
      .map((edge) => network.other(edge, node))
      .filter((other) => drawn.has(other))
      .map((other) => {
        const dx = (scene.x[other] as number) - (scene.x[node] as number);
        const dy = (scene.y[other] as number) - (scene.y[node] as number);
        return Math.hypot(dx, dy);
      })
      .sort((a, b) => a - b);
    return away[Math.floor(away.length * 0.6)] ?? 0;
  }
}

function copied({ x, y }: Places): Places {
  return { x: x.slice(), y: y.slice() };
}

/** The nodes of the path that is shown, from one end to the other; none where there is none. */
function stepsOf(network: Network, selection: Selection, state: State): number[] {
  if (!selection.path?.length) return [];
  const steps = [state.pathFrom];
  for (const edge of selection.path) steps.push(network.other(edge, steps[steps.length - 1] as number));
  return steps;
}

function withPath(selection: Selection): Uint8Array {
  const edges = selection.passing.edges.slice();
  for (const edge of selection.path ?? []) edges[edge] = 1;
  return edges;
}
