// Whether the server kept rows back at its limit: it says so at the end of an answer.
export const isCut = (results) => /"cut":|^# Cut: /m.test((results?.getOriginalResponseAsString?.() ?? "").slice(-200));
