/** Starts the page's script, which its file holds compressed as it holds the data; the policy knows it by its hash. */

import { decodeText, takeBlock } from "./data/decode";

declare global {
  interface Window {
    /** The text of the network's data, which the loader begins to decode; the page takes it. */
    graphText?: Promise<string> | undefined;
  }
}

async function load(): Promise<void> {
  window.graphText = decodeText(takeBlock("network")); // beside the code, which waits for it
  window.graphText.catch(() => undefined); // the code says so
  const script = document.createElement("script");
  script.textContent = await decodeText(takeBlock("code"));
  document.body.append(script);
  script.remove(); // it has run
}

load().catch((error: unknown) => {
  const notice = document.createElement("p");
  notice.textContent = "This browser is too old for this page. \u00b7 이 페이지를 보기에는 브라우저가 오래되었습니다.";
  document.getElementById("explorer")?.append(notice);
  throw error;
});
