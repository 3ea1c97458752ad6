// What the editor says, in the page's language: the page has it beside the editor's place.
export const texts = document.getElementById("editor").dataset;
