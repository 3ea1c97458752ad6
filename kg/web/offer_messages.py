"""What a search offers besides what it finds, in English and Korean."""

__all__ = ["OFFER_MESSAGES"]

OFFER_MESSAGES: dict[str, tuple[str, str]] = {
    "offered": ("This may answer it", "이것이 답일 수 있습니다"),
    "offer_compare": ("{names}, side by side", "{names} 비교"),
    "offer_scores_of_on": ("The scores of {model} on {benchmark}", "{benchmark}에서 {model}의 점수"),
    "offer_no_scores": (
        "The notes give no score of {model} on {benchmark}.",
        "노트에는 {benchmark}에서 {model}의 점수가 없습니다.",
    ),
    "offer_above": ("What is above {model} on {benchmark}", "{benchmark}에서 {model}보다 높은 점수"),
    "offer_best_over_time": ("The best on {benchmark} over time", "{benchmark} 최고 점수의 변천"),
    "offer_beside": ("The benchmarks that the same papers name as {benchmark}", "{benchmark}와(과) 함께 쓰인 벤치마크"),
    "offer_board": ("The scores on {benchmark}, best first", "{benchmark} 점수 순위"),
    "offer_users": ("The papers that use {benchmark}", "{benchmark}을(를) 쓰는 논문"),
    "offer_compared_models": ("The models compared with {model}", "{model}와(과) 비교된 모델"),
    "offer_results": ("All scores of {model}", "{model}의 모든 점수"),
    "offer_reading_list": ("What to read on {topic} first", "{topic} 읽기 목록"),
    "offer_people": ("Who writes most about {topic}", "{topic} 논문을 많이 쓴 사람"),
    "offer_trend": ("The papers on {topic} by month", "{topic} 논문의 월별 수"),
    "offer_papers_on": ("The papers on {topic}", "{topic} 논문"),
    "offer_similar": ("Papers like {paper}", "{paper}: 비슷한 논문"),
    "offer_cited_by": ("What cites {paper} or lists it as similar", "{paper}: 인용하거나 유사 논문으로 꼽은 논문"),
    "offer_trained_on": ("The datasets of {paper}", "{paper}: 쓰인 데이터"),
    "offer_authors": ("The authors of {paper}, and what the notes say of it", "{paper}: 저자와 노트의 설명"),
    "offer_paper": ("What the notes say of {paper}", "{paper}: 노트의 설명"),
    "offer_papers_of": ("The papers of {person}", "{person}의 논문"),
    "offer_conflicts": ("Contradictions between notes", "노트 사이의 모순"),
    "offer_without_authors": ("Papers without authors", "저자가 없는 논문"),
    "offer_noted_twice": ("Papers noted twice", "두 번 적힌 논문"),
    "offer_unknown_names": ("Names that no vocabulary knows", "어휘에 없는 이름"),
    "offer_rising": ("The topics that rose", "떠오른 주제"),
    "offer_new_benchmarks": ("The benchmarks that were introduced", "새로 소개된 벤치마크"),
    "offer_new": ("What is new", "새 소식"),
    "offer_evidence": (
        "Each score leads to the words behind it: choose a benchmark",
        "점수마다 근거 문장이 있습니다. 벤치마크를 고르세요",
    ),
    "offer_papers_of_time": ("The papers of that time", "그때의 논문"),
    "offer_mentions": ("The passages with these very words", "바로 이 말이 나오는 구절"),
}
