/** The graph that sigma draws: nodes with their looks, lines where they are not left out. */

import Graph from "graphology";
import type { Style } from "./drawing";
import { lineColour } from "./paint";
import { NO_EMPHASIS, type Scene } from "./scene";
import { shapeOf, SHAPES } from "./shapes";

export function graphOf(scene: Scene, style: Style): Graph {
  const graph = new Graph({ type: "undirected", multi: false, allowSelfLoops: false });
  for (let place = scene.nodes.length - 1; place >= 0; place -= 1) {
    const node = scene.nodes[place] as number;
    graph.addNode(String(node), {
      x: scene.x[node],
      y: scene.y[node],
      size: scene.radius(node),
      shape: SHAPES.indexOf(shapeOf(scene.network.kindOf(node))),
      color: style.colour(node),
    });
  }
  const { source, target } = scene.lines;
  for (let line = 0; !scene.map && line < source.length; line += 1) {
    const a = source[line] as number;
    const b = target[line] as number;
    const color = lineColour(scene, NO_EMPHASIS, style, a, b);
    graph.addUndirectedEdgeWithKey(String(line), String(a), String(b), { color });
  }
  return graph;
}

/**
 * Whether a map has the nodes that a graph was made for: they only get other places and looks, in place, as an event
 * for each would cost more than a new graph.
 *
 * @param before the nodes of the map that the graph shows; undefined if it shows no map
 */
export function isPlacedAnew(graph: Graph, before: readonly number[] | undefined, scene: Scene, style: Style): boolean {
  if (!scene.map || before?.length !== scene.nodes.length || scene.nodes.some((node, place) => node !== before[place])) return false;
  for (const node of scene.nodes) {
    const known = graph.getNodeAttributes(String(node));
    known["x"] = scene.x[node];
    known["y"] = scene.y[node];
    known["size"] = scene.radius(node);
    known["color"] = style.colour(node);
  }
  return true;
}
