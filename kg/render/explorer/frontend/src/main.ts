/** Starts the page: decodes its data and shows it. */

import "./draw/constants";
import { App } from "./app";
import { decodeText, takeBlock } from "./data/decode";
import { Network } from "./data/network";
import type { Payload } from "./data/payload";
import { Texts } from "./text/messages";

declare global {
  interface Window {
    /** For tests and measurements. */
    explorer?: App;
  }
}

async function start(): Promise<void> {
  const root = document.getElementById("explorer") as HTMLElement;
  try {
    const payload = JSON.parse(await (window.graphText ?? decodeText(takeBlock("network")))) as Payload;
    window.graphText = undefined;
    const app = new App(new Network(payload), root);
    window.explorer = app;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        performance.mark("drawn");
        setTimeout(() => complete(app));
      }),
    );
  } catch (error) {
    root.textContent = new Texts(navigator.language.startsWith("ko") ? "ko" : "en").say("damaged");
    throw error;
  }
}

/** Adds what the first picture does not wait for. */
function complete(app: App): void {
  app.stage.complete();
  app.layout.complete();
  performance.mark("complete");
  document.documentElement.dataset["ready"] = "true";
  const soon = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 500));
  soon(() => app.search());
}

void start();
