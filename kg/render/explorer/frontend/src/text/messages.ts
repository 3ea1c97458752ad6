/** What the page itself says, in English and Korean. */

import type { Language } from "../state/state";

const MESSAGES = {
  search: ["Search", "검색"],
  searchHint: ["Name, title, arXiv id", "이름, 제목, arXiv 번호"],
  nothingFound: ["Nothing is called so.", "찾는 이름이 없습니다."],
  found: ["{n} found", "{n}개 찾음"],
  kinds: ["Kinds", "종류"],
  relations: ["Relations", "관계"],
  filters: ["Filters", "필터"],
  controls: ["Search and filters", "검색과 필터"],
  since: ["From", "시작 월"],
  until: ["Until", "끝 월"],
  minVotes: ["Min. votes", "최소 추천 수"],
  topic: ["Topic", "주제"],
  anyTopic: ["all topics", "모든 주제"],
  drawing: ["Drawing", "그림"],
  lists: ["Lists", "목록"],
  ask: ["Ask", "질의"],
  views: ["Ways to look", "보기 방식"],
  language: ["한국어", "English"],
  themeLight: ["Light", "밝게"],
  themeDark: ["Dark", "어둡게"],
  theme: ["Colours", "색"],
  themeAuto: ["System", "시스템 설정"],
  back: ["Back", "뒤로"],
  reset: ["Reset", "처음으로"],
  menu: ["Menu", "메뉴"],
  savePng: ["Save picture (PNG)", "그림 저장 (PNG)"],
  saveSvg: ["Save picture (SVG)", "그림 저장 (SVG)"],
  saveTurtle: ["Save what is shown (Turtle)", "보이는 부분 저장 (Turtle)"],
  saveNodes: ["Save things shown (CSV)", "보이는 항목 저장 (CSV)"],
  saveLinks: ["Save links shown (CSV)", "보이는 연결 저장 (CSV)"],
  print: ["Print", "인쇄"],
  zoomIn: ["Zoom in", "확대"],
  zoomOut: ["Zoom out", "축소"],
  fit: ["Show all", "전체 보기"],
  moveLeft: ["Move left", "왼쪽으로"],
  moveRight: ["Move right", "오른쪽으로"],
  moveUp: ["Move up", "위로"],
  moveDown: ["Move down", "아래로"],
  allListed: ["{n} things are listed.", "{n}개가 목록에 있습니다."],
  allShown: ["All {n} things are drawn.", "{n}개 모두 그렸습니다."],
  partShown: [
    "Drawn: the {n} most linked of {all} things; {hidden} are hidden.",
    "연결이 많은 순으로 {n}개를 그렸습니다. 전체 {all}개 가운데 {hidden}개는 숨어 있습니다.",
  ],
  focusShown: ["{n} things within {hops} of “{name}”.", "“{name}”에서 {hops} 이내의 {n}개입니다."],
  hop: ["1 hop", "1단계"],
  hopsMany: ["{n} hops", "{n}단계"],
  filteredOut: ["{n} do not pass the filters.", "{n}개는 필터에 걸러졌습니다."],
  showMore: ["Show {n} more", "{n}개 더 보기"],
  showFewer: ["Show fewer", "덜 보기"],
  showAll: ["Show all {n}", "{n}개 모두 보기"],
  focusHere: ["Focus", "중심으로 보기"],
  leaveFocus: ["Leave focus", "전체로 돌아가기"],
  hops: ["Hops", "단계"],
  expand: ["Expand", "펼치기"],
  hide: ["Hide", "숨기기"],
  unhide: ["Show the {n} hidden", "숨긴 {n}개 보기"],
  pathFrom: ["Path from here", "경로 출발점"],
  pathTo: ["Path to here", "경로 도착점"],
  pathChoose: ["From “{name}”: choose where to.", "“{name}”: 다른 쪽 끝을 고르세요."],
  pathFound: ["{n} steps from “{from}” to “{to}”", "“{from}”에서 “{to}”까지 {n}단계"],
  noPath: ["No path leads from “{from}” to “{to}”.", "“{from}”에서 “{to}”까지 가는 경로가 없습니다."],
  clearPath: ["Clear path", "경로 지우기"],
  close: ["Close", "닫기"],
  card: ["Details", "상세"],
  date: ["Date", "날짜"],
  votes: ["Votes", "추천 수"],
  arxiv: ["arXiv", "arXiv"],
  type: ["Type", "유형"],
  alsoCalled: ["Also called", "다른 이름"],
  linksOut: ["Links", "링크"],
  community: ["Community", "커뮤니티"],
  degree: ["Links", "연결 수"],
  name: ["Name", "이름"],
  results: ["Results", "결과"],
  system: ["System", "시스템"],
  benchmark: ["Benchmark", "벤치마크"],
  metric: ["Metric", "지표"],
  value: ["Value", "값"],
  paper: ["Paper", "논문"],
  delta: ["difference", "차이"],
  evidence: ["Evidence", "근거"],
  evidenceFor: ["Evidence for {name}", "{name}의 근거"],
  confidence: ["confidence {n}", "신뢰도 {n}"],
  documents: ["Documents", "실린 문서"],
  evidenceOmitted: [
    "{n} quotes were left out to keep this file small; “kg render --evidence all” puts them in, “kg explain” shows them.",
    "파일을 작게 하려고 근거 문장 {n}개를 뺐습니다. “kg render --evidence all”로 모두 넣을 수 있고, “kg explain”으로도 볼 수 있습니다.",
  ],
  evidenceLeft: ["The words behind {n} of these links are not in this file.", "이 가운데 연결 {n}개의 근거 문장은 이 파일에 없습니다."],
  noWebGl: [
    "This browser has no WebGL: the lists serve, and a simple drawing.",
    "이 브라우저에서는 WebGL을 쓸 수 없어 목록과 단순한 그림으로 보여 줍니다.",
  ],
  canvasMost: ["Without WebGL at most {n} things are drawn.", "WebGL이 없으면 최대 {n}개까지 그립니다."],
  drawingName: [
    "Drawing of {n} things and {lines} links. The lists hold the same. Arrow keys move, plus and minus zoom, 0 shows all.",
    "{n}개와 연결 {lines}개의 그림. 목록에 같은 내용이 있습니다. 화살표로 이동, +와 -로 확대와 축소, 0으로 전체 보기.",
  ],
  rowsShown: ["{n} of {all}", "{all}개 가운데 {n}개"],
  listOf: ["List of", "목록"],
  run: ["Run", "실행"],
  stop: ["Stop", "중지"],
  seconds: ["Seconds at most", "최대 시간(초)"],
  running: ["Running… {n} s", "실행 중… {n}초"],
  stopped: ["Stopped.", "중지했습니다."],
  tookTooLong: ["Stopped after {n} s. A narrower query may answer in time.", "{n}초가 지나 중지했습니다. 범위를 좁힌 질의는 제때 답할 수 있습니다."],
  query: ["Query", "질의문"],
  savedQueries: ["Saved queries", "저장된 질의"],
  ownQuery: ["a query of your own", "직접 쓰기"],
  rows: ["{n} rows in {ms} ms", "{n}행, {ms} ms"],
  rowsCut: ["The first {n} rows of {all} are shown.", "{all}행 가운데 처음 {n}행입니다."],
  loadingSparql: ["Preparing the triples…", "트리플을 준비하는 중…"],
  answer: ["Answer", "답"],
  skip: ["Skip to the drawing", "그림으로 건너뛰기"],
  noneShown: ["Nothing passes these filters.", "이 필터를 통과하는 것이 없습니다."],
  shownNow: ["{n} of {all} shown", "{all}개 가운데 {n}개 보임"],
  damaged: ["The data of this page cannot be read.", "이 페이지의 데이터를 읽을 수 없습니다."],
} as const;

export type MessageKey = keyof typeof MESSAGES;

const KINDS: Record<string, readonly [string, string]> = {
  paper: ["Papers", "논문"],
  person: ["People", "사람"],
  topic: ["Topics", "주제"],
  benchmark: ["Benchmarks", "벤치마크"],
  model: ["Models", "모델"],
  artifact: ["Introduced things", "소개된 것"],
  other: ["Other", "기타"],
};

const KIND: Record<string, readonly [string, string]> = {
  paper: ["paper", "논문"],
  person: ["person", "사람"],
  topic: ["topic", "주제"],
  benchmark: ["benchmark", "벤치마크"],
  model: ["model", "모델"],
  artifact: ["introduced thing", "소개된 것"],
  other: ["other", "기타"],
};

export class Texts {
  private readonly place: 0 | 1;

  constructor(readonly language: Language) {
    this.place = language === "ko" ? 1 : 0;
  }

  say(key: MessageKey, values: Record<string, string | number> = {}): string {
    return MESSAGES[key][this.place].replace(/\{(\w+)\}/g, (_, name: string) => {
      const value = values[name] ?? "";
      return typeof value === "number" ? this.number(value) : value;
    });
  }

  number(value: number): string {
    return value.toLocaleString(this.language === "ko" ? "ko-KR" : "en-GB");
  }

  of(translated: readonly [string, string]): string {
    return translated[this.place] || translated[0];
  }

  kind(name: string): string {
    return this.of(KIND[name] ?? [name, name]);
  }

  kinds(name: string): string {
    return this.of(KINDS[name] ?? [name, name]);
  }
}
