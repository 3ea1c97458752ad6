/** Lets modules that name WebGL's constants load where the browser has no WebGL at all. Import it first. */

const scope = globalThis as unknown as Record<string, unknown>;
const names = { UNSIGNED_BYTE: 5121, FLOAT: 5126, POINTS: 0, LINES: 1, TRIANGLES: 4 };
for (const name of ["WebGLRenderingContext", "WebGL2RenderingContext"]) scope[name] ??= class {
  static readonly UNSIGNED_BYTE = names.UNSIGNED_BYTE;
  static readonly FLOAT = names.FLOAT;
  static readonly POINTS = names.POINTS;
  static readonly LINES = names.LINES;
  static readonly TRIANGLES = names.TRIANGLES;
};

export {};
