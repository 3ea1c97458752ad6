/** The page's side of its SPARQL engine: a worker made of the page's own blocks, which can be stopped at any time. */

import { decompress, fromBase64, takeBlock } from "../data/decode";
import type { Answer, Reply, Request } from "./protocol";

/** A query was ended before it answered: by the reader, or because it took too long. */
export class Stopped extends Error {
  constructor(readonly tookTooLong: boolean) {
    super("stopped");
  }
}

export class Engine {
  private readonly script = fromBase64(takeBlock("engine"));
  private readonly wasm = fromBase64(takeBlock("oxigraph"));
  private readonly nquads = fromBase64(takeBlock("triples"));
  private worker: Worker | undefined;
  private refuse: ((reason: Error) => void) | undefined;

  /**
   * Asks a query; only one at a time.
   *
   * @param limit milliseconds after which it is stopped, once the triples are loaded
   * @param started called when the triples are loaded
   */
  async ask(query: string, limit: number, started: () => void): Promise<Answer> {
    let timer = 0;
    try {
      return await new Promise<Answer>((resolve, reject) => {
        this.refuse = reject;
        void this.ready().then((worker) => {
          started();
          timer = window.setTimeout(() => this.end(new Stopped(true)), limit);
          return this.send(worker, { query });
        }).then((reply) => ("answer" in reply ? resolve(reply.answer) : reject(new Error("SPARQL"))), reject);
      });
    } finally {
      window.clearTimeout(timer);
      this.refuse = undefined;
    }
  }

  /** Ends the query that runs; the next one loads the triples anew. */
  stop(): void {
    this.end(new Stopped(false));
  }

  private end(reason: Error): void {
    this.worker?.terminate();
    this.worker = undefined;
    this.refuse?.(reason);
  }

  private async ready(): Promise<Worker> {
    if (this.worker) return this.worker;
    const address = URL.createObjectURL(new Blob([await decompress(this.script)], { type: "text/javascript" }));
    const worker = new Worker(address);
    this.worker = worker;
    await this.send(worker, { wasm: this.wasm, nquads: this.nquads });
    URL.revokeObjectURL(address);
    return worker;
  }

  private send(worker: Worker, request: Request): Promise<Reply> {
    return new Promise((resolve, reject) => {
      worker.onmessage = ({ data }: MessageEvent<Reply>) => ("error" in data ? reject(new Error(data.error)) : resolve(data));
      worker.onerror = (event) => reject(new Error(event.message || "Worker"));
      worker.postMessage(request);
    });
  }
}
