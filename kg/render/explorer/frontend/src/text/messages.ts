/** What the page itself says, in English and Korean. */

import type { Language } from "../state/state";

export const MESSAGES = {
  search: ["Search", "검색"],
  searchHint: ["Name, title, quoted words", "이름, 제목, 인용된 말"],
  nothingFound: ["No matches.", "일치하는 것이 없습니다."],
  found: ["{n:match|matches}", "{n}개 찾음"],
  foundInNotes: ["{n:more paper|more papers} by words quoted from the notes", "노트에서 인용한 말로 논문 {n}편 더 찾음"],
  kinds: ["Kinds", "종류"],
  relations: ["Relations", "관계"],
  filters: ["Filters", "필터"],
  controls: ["Search and filters", "검색과 필터"],
  since: ["From", "시작 월"],
  until: ["Until", "끝 월"],
  minVotes: ["Votes, at least", "최소 추천 수"],
  topic: ["Topic", "주제"],
  anyTopic: ["All topics", "모든 주제"],
  region: ["Region", "영역"],
  anyRegion: ["All regions", "모든 영역"],
  venue: ["Venue", "게재처"],
  anyVenue: ["All venues", "모든 게재처"],
  lasso: ["Draw around papers", "논문을 둘러 그려 고르기"],
  chooseInView: ["Choose the papers in view", "화면에 보이는 논문 고르기"],
  wholeMap: ["Whole map", "지도 전체"],
  listPapers: ["List these papers", "이 논문들 목록 보기"],
  papersChosen: ["{n:paper|papers}", "논문 {n}편"],
  votesOf: ["{n:vote|votes}", "추천 {n}"],
  backToList: ["List", "목록"],
  copyList: ["Copy list", "목록 복사"],
  copyLink: ["Copy link", "링크 복사"],
  listCopied: ["Copied {n:paper|papers}.", "논문 {n}편을 복사했습니다."],
  linkCopied: ["Copied the link to this view.", "이 화면의 링크를 복사했습니다."],
  notCopied: ["This browser does not let the page copy.", "이 브라우저에서는 복사할 수 없습니다."],
  drawing: ["Drawing", "그림"],
  lists: ["Lists", "목록"],
  ask: ["SPARQL", "SPARQL"],
  views: ["View", "보기"],
  language: ["한국어", "English"],
  themeLight: ["Light", "밝게"],
  themeDark: ["Dark", "어둡게"],
  theme: ["Colours", "색"],
  clear: ["More contrast, textures, large buttons", "더 뚜렷한 대비, 무늬, 큰 버튼"],
  themeAuto: ["System", "시스템 설정"],
  back: ["Back", "뒤로"],
  onSite: ["Its page", "자세한 페이지"],
  reset: ["Reset", "처음으로"],
  menu: ["Menu", "메뉴"],
  savePng: ["Save picture (PNG)", "그림 저장 (PNG)"],
  saveSvg: ["Save picture (SVG)", "그림 저장 (SVG)"],
  saveTurtle: ["Save this view (Turtle)", "보이는 부분 저장 (Turtle)"],
  saveNodes: ["Save these things (CSV)", "보이는 항목 저장 (CSV)"],
  saveLinks: ["Save these links (CSV)", "보이는 연결 저장 (CSV)"],
  print: ["Print", "인쇄"],
  keys: [
    "Keys in the drawing: arrows move, + and − zoom, 0 shows all, n and p go to the next and the last thing, Enter opens it, Esc closes it.",
    "그림에서 쓰는 키: 화살표 이동, +와 − 확대·축소, 0 전체 보기, n과 p 다음·이전 항목, Enter 열기, Esc 닫기.",
  ],
  zoomIn: ["Zoom in", "확대"],
  zoomOut: ["Zoom out", "축소"],
  fit: ["Show all", "전체 보기"],
  moveLeft: ["Move left", "왼쪽으로"],
  moveRight: ["Move right", "오른쪽으로"],
  moveUp: ["Move up", "위로"],
  moveDown: ["Move down", "아래로"],
  allListed: ["Listing {n:thing|things}.", "{n}개가 목록에 있습니다."],
  papersShown: ["{n:paper|papers}.", "논문 {n}편입니다."],
  allShown: ["Showing {n:thing|things}.", "{n}개를 모두 보여 줍니다."],
  partShown: [
    "Showing the {n} most connected of {all:thing|things}; {hidden:is|are} hidden.",
    "전체 {all}개 가운데 연결이 많은 순으로 {n}개를 보여 줍니다. {hidden}개는 숨어 있습니다.",
  ],
  focusShown: ["{n:thing|things} within {hops} of “{name}”.", "“{name}”에서 {hops} 이내에 있는 {n}개입니다."],
  hopCount: ["{n:hop|hops}", "{n}단계"],
  filteredOut: ["{n:does|do} not pass the filters.", "필터에 맞지 않는 {n}개는 뺐습니다."],
  showMore: ["Show {n} more", "{n}개 더 보기"],
  showFewer: ["Show fewer", "덜 보기"],
  showAll: ["Show all {n}", "{n}개 모두 보기"],
  focusHere: ["Focus", "중심으로 보기"],
  leaveFocus: ["Leave focus", "전체로 돌아가기"],
  appearance: ["Appearance", "모양"],
  colourBy: ["Colour", "색"],
  sizeBy: ["Size", "크기"],
  byRegion: ["Region", "영역"],
  byTopic: ["Topic", "주제"],
  byKind: ["Kind", "종류"],
  byMonth: ["Month", "월"],
  byVotes: ["Votes", "추천 수"],
  byLinks: ["Links", "연결 수"],
  thingsToo: ["Show all kinds on the map", "모든 종류를 지도에 표시"],
  aroundChosen: ["Other kinds appear around what you choose.", "다른 종류는 고른 것 둘레에 나타납니다."],
  otherTopics: ["other topics", "다른 주제"],
  nearIsAlike: ["Near each other: about the same", "가까울수록 비슷한 내용"],
  unknownValue: ["unknown", "알 수 없음"],
  monthsChosen: ["Papers by month", "월별 논문 수"],
  monthsTold: [
    "{from} to {until}; most in {month}: {n:paper|papers}.",
    "{from}부터 {until}까지, 가장 많은 달은 {month}로 논문 {n}편입니다.",
  ],
  monthsHint: ["Drag to choose months", "끌어서 기간 선택"],
  playMonths: ["Play the months", "월별로 재생"],
  pauseMonths: ["Pause", "일시 정지"],
  nextMonth: ["Next month", "다음 달"],
  allMonths: ["All months", "전체 기간"],
  hops: ["Hops", "단계"],
  expand: ["Expand", "펼치기"],
  hide: ["Hide", "숨기기"],
  unhide: ["Show {n:hidden thing|hidden things}", "숨긴 {n}개 보기"],
  pathFrom: ["Path from here", "경로 출발점"],
  pathTo: ["Path to here", "경로 도착점"],
  pathChoose: ["Path from “{name}”: choose the other end.", "“{name}”에서 시작하는 경로: 다른 쪽 끝을 고르세요."],
  pathFound: ["{n:step|steps} from “{from}” to “{to}”", "“{from}”에서 “{to}”까지 {n}단계"],
  restAround: ["And {n} more", "그 밖의 {n}개"],
  restListed: ["And {n} more: show the list", "그 밖의 {n}개: 목록 보기"],
  noPath: ["There is no path from “{from}” to “{to}”.", "“{from}”에서 “{to}”까지 가는 경로가 없습니다."],
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
  fromNotes: ["The notes say, in", "노트에서:"],
  documents: ["Documents", "실린 문서"],
  evidenceOmitted: [
    "{n:quote was|quotes were} left out to keep this file small. “kg render --evidence all” includes them; “kg explain” shows them.",
    "파일 크기를 줄이려고 근거 문장 {n}개를 뺐습니다. “kg render --evidence all”로 모두 넣을 수 있고, “kg explain”으로도 볼 수 있습니다.",
  ],
  evidenceLeft: ["{n:of these links has|of these links have} no quote in this file.", "이 가운데 연결 {n}개의 근거 문장은 이 파일에 없습니다."],
  noWebGl: [
    "WebGL is not available in this browser, so the page shows lists and a simple drawing.",
    "이 브라우저에서는 WebGL을 쓸 수 없어 목록과 단순한 그림으로 보여 줍니다.",
  ],
  canvasMost: ["At most {n:thing is|things are} drawn.", "최대 {n}개까지 그립니다."],
  drawingName: [
    "Drawing of {n:thing|things} and {lines:link|links}. The lists show the same data. Arrow keys move, plus and minus zoom, 0 shows everything.",
    "항목 {n}개와 연결 {lines}개의 그림. 목록에 같은 내용이 있습니다. 화살표 키로 이동, +와 -로 확대와 축소, 0으로 전체 보기.",
  ],
  rowsShown: ["{n} of {all}", "{all}개 가운데 {n}개"],
  listOf: ["Lists by kind", "종류별 목록"],
  run: ["Run", "실행"],
  stop: ["Stop", "중지"],
  seconds: ["Time limit (seconds)", "제한 시간(초)"],
  running: ["Running… {n} s", "실행 중… {n}초"],
  stopped: ["Stopped.", "중지했습니다."],
  tookTooLong: ["Stopped after {n:second|seconds}. Try a narrower query.", "{n}초가 지나 중지했습니다. 범위를 좁혀 다시 시도하세요."],
  query: ["Query", "질의문"],
  savedQueries: ["Saved queries", "저장된 질의"],
  ownQuery: ["Write a query", "직접 쓰기"],
  rows: ["{n:row|rows} in {ms} ms", "{n}행, {ms} ms"],
  rowsCut: ["Showing the first {n:row|rows} of {all}.", "{all}행 가운데 처음 {n}행을 보여 줍니다."],
  loadingSparql: ["Loading the triples…", "트리플을 불러오는 중…"],
  answer: ["Result", "결과"],
  skip: ["Skip to the drawing", "그림으로 건너뛰기"],
  noneShown: ["Nothing passes these filters.", "필터에 맞는 것이 없습니다."],
  shownNow: ["{n} of {all} shown", "{all}개 가운데 {n}개 보임"],
  damaged: ["The data on this page cannot be read.", "이 페이지의 데이터를 읽을 수 없습니다."],
} as const;

const THOUSANDS = /\B(?=(?:\d{3})+$)/g;
const PLACE = /\{(\w+)(?::([^|}]*)\|([^}]*))?\}/g;

export type MessageKey = keyof typeof MESSAGES;

export class Texts {
  private readonly place: 0 | 1;

  constructor(readonly language: Language) {
    this.place = language === "ko" ? 1 : 0;
  }

  /** A message with its values: {n} stands for one, {n:thing|things} for a number and the noun that goes with it. */
  say(key: MessageKey, values: Record<string, string | number> = {}): string {
    return MESSAGES[key][this.place].replace(PLACE, (_, name: string, one?: string, many?: string) => {
      const value = values[name] ?? "";
      const text = typeof value === "number" ? this.number(value) : value;
      return one === undefined ? text : `${text} ${value === 1 ? one : (many as string)}`;
    });
  }

  number(value: number): string {
    // as both languages write it, without what a browser loads when it is first asked for the way of a language
    return Number.isInteger(value) ? String(value).replace(THOUSANDS, ",") : value.toLocaleString("en-GB");
  }

  of(translated: readonly [string, string]): string {
    return translated[this.place] || translated[0];
  }
}
