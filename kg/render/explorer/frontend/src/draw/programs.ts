/** WebGL programs: nodes as points with the shape of their kind, edges as thin lines; both with premultiplied alpha. */

import { EdgeProgram, NodeProgram } from "sigma/rendering";
import type { EdgeDisplayData, NodeDisplayData, RenderParams } from "sigma/types";
import { floatColor } from "sigma/utils";

type Info = { gl: WebGLRenderingContext; uniformLocations: Record<string, WebGLUniformLocation> };

const { UNSIGNED_BYTE, FLOAT } = WebGLRenderingContext;
const NODE_UNIFORMS = ["u_sizeRatio", "u_pixelRatio", "u_matrix"] as const;

const NODE_VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
attribute float a_size;
attribute float a_shape;
uniform float u_sizeRatio;
uniform float u_pixelRatio;
uniform mat3 u_matrix;
varying vec4 v_color;
varying float v_border;
varying float v_shape;
const float bias = 255.0 / 254.0;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  gl_PointSize = a_size / u_sizeRatio * u_pixelRatio * 2.0;
  v_border = 2.0 / gl_PointSize;
  v_shape = a_shape;
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

// Distances as in "2D distance functions" by Inigo Quilez; shapes in the order of SHAPES.
const NODE_FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;
varying float v_border;
varying float v_shape;

void main(void) {
  vec2 p = gl_PointCoord * 2.0 - 1.0;
  vec2 q = abs(p);
  float d;
  if (v_shape < 0.5) d = length(p) - 0.95;
  else if (v_shape < 1.5) d = max(p.y - 0.72, (q.x * 1.72 - p.y * 0.95 - 0.95) / 1.96);
  else if (v_shape < 2.5) d = (q.x + q.y - 1.0) * 0.7071;
  else if (v_shape < 3.5) d = max(q.x, q.y) - 0.82;
  else if (v_shape < 4.5) d = max(q.x * 0.866 + q.y * 0.5, q.y) - 0.85;
  else if (v_shape < 5.5) d = max(min(q.x, q.y) - 0.33, max(q.x, q.y) - 0.95);
  else d = abs(length(p) - 0.72) - 0.22;
  #ifdef PICKING_MODE
  gl_FragColor = length(p) < 1.0 ? v_color : vec4(0.0);
  #else
  float opacity = v_color.a * (1.0 - smoothstep(-v_border, v_border, d));
  gl_FragColor = vec4(v_color.rgb * opacity, opacity);
  #endif
}
`;

/** Whether the view moves: what the mouse points at need not be known then, which saves drawing everything twice. */
export const motion = { moves: false };

export class NodeShapeProgram extends NodeProgram<(typeof NODE_UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: 1,
      VERTEX_SHADER_SOURCE: NODE_VERTEX,
      FRAGMENT_SHADER_SOURCE: NODE_FRAGMENT,
      METHOD: WebGLRenderingContext.POINTS,
      UNIFORMS: NODE_UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_size", size: 1, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_shape", size: 1, type: FLOAT },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override render(params: RenderParams): void {
    const picking = this.pickProgram;
    if (motion.moves) this.pickProgram = null;
    super.render(params);
    this.pickProgram = picking;
  }

  override processVisibleItem(nodeIndex: number, start: number, data: NodeDisplayData): void {
    const array = this.array;
    array[start] = data.x;
    array[start + 1] = data.y;
    array[start + 2] = data.size;
    array[start + 3] = floatColor(data.color);
    array[start + 4] = (data as NodeDisplayData & { shape: number }).shape;
    array[start + 5] = nodeIndex;
  }

  override setUniforms({ sizeRatio, pixelRatio, matrix }: RenderParams, { gl, uniformLocations }: Info): void {
    gl.uniform1f(uniformLocations["u_pixelRatio"] as WebGLUniformLocation, pixelRatio);
    gl.uniform1f(uniformLocations["u_sizeRatio"] as WebGLUniformLocation, sizeRatio);
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] as WebGLUniformLocation, false, matrix);
  }
}

const EDGE_UNIFORMS = ["u_matrix"] as const;

const EDGE_VERTEX = /* glsl */ `
attribute vec4 a_id;
attribute vec4 a_color;
attribute vec2 a_position;
uniform mat3 u_matrix;
varying vec4 v_color;
const float bias = 255.0 / 254.0;

void main() {
  gl_Position = vec4((u_matrix * vec3(a_position, 1)).xy, 0, 1);
  #ifdef PICKING_MODE
  v_color = a_id;
  #else
  v_color = a_color;
  #endif
  v_color.a *= bias;
}
`;

const EDGE_FRAGMENT = /* glsl */ `
precision mediump float;
varying vec4 v_color;

void main(void) {
  #ifdef PICKING_MODE
  gl_FragColor = v_color;
  #else
  gl_FragColor = vec4(v_color.rgb * v_color.a, v_color.a);
  #endif
}
`;

export class ThinLineProgram extends EdgeProgram<(typeof EDGE_UNIFORMS)[number]> {
  override getDefinition() {
    return {
      VERTICES: 2,
      VERTEX_SHADER_SOURCE: EDGE_VERTEX,
      FRAGMENT_SHADER_SOURCE: EDGE_FRAGMENT,
      METHOD: WebGLRenderingContext.LINES,
      UNIFORMS: EDGE_UNIFORMS,
      ATTRIBUTES: [
        { name: "a_position", size: 2, type: FLOAT },
        { name: "a_color", size: 4, type: UNSIGNED_BYTE, normalized: true },
        { name: "a_id", size: 4, type: UNSIGNED_BYTE, normalized: true },
      ],
    };
  }

  override processVisibleItem(
    edgeIndex: number,
    start: number,
    source: NodeDisplayData,
    target: NodeDisplayData,
    data: EdgeDisplayData,
  ): void {
    const array = this.array;
    const colour = floatColor(data.color);
    array[start] = source.x;
    array[start + 1] = source.y;
    array[start + 2] = colour;
    array[start + 3] = edgeIndex;
    array[start + 4] = target.x;
    array[start + 5] = target.y;
    array[start + 6] = colour;
    array[start + 7] = edgeIndex;
  }

  override setUniforms({ matrix }: RenderParams, { gl, uniformLocations }: Info): void {
    gl.uniformMatrix3fv(uniformLocations["u_matrix"] as WebGLUniformLocation, false, matrix);
  }
}
