/** Where saved queries and free SPARQL are asked, in a file that carries its triples. */

import type { Context } from "./context";
import { make } from "./dom";

export class SparqlPanel {
  constructor(private readonly context: Context) {}

  element(): HTMLElement {
    return make("section", { class: "sparql" }, make("p", {}, this.context.texts.say("loadingSparql")));
  }
}
