"""Words that decide what a number is, and how often each rule is right."""

__all__ = [
    "ADJECTIVES",
    "AIMS",
    "BEATING",
    "BIGGER",
    "BOUNDS",
    "CONNECTIVES",
    "COSTS",
    "CUTTING",
    "DIFFERENCES",
    "GIVEN",
    "HEADS",
    "JUDGED_BY",
    "MANY",
    "ONLY",
    "OWN_HEADS",
    "OWN_SUBJECTS",
    "PLACES",
    "POINTING",
    "SHARES",
]


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# -- what a number says ------------------------------------------------------------------------------------------------

# words behind a number that only say how exact it is ("5% 이상", "3% 가까이"); beginnings
BOUNDS = _words(
    """
    이상 미만 이하 정도 가량 가까 내외 남짓 안팎 초반 중반 후반 넘는 넘게 달하는 이르는
    """
)

# verbs of beating another: with "로" right before them the number is the lead ("16%로 앞섰다")
BEATING = _words(
    """
    앞서 앞선 앞섰 앞질 능가 초과 상회 웃돌 추월 제치 제쳤 압도 뒤처 뒤졌 뒤진 하회
    """
)

# verbs of making less: with "까지" before them the number is the cut ("오류를 30%까지 줄였다")
CUTTING = _words(
    """
    줄 감소 낮추 낮췄 낮춘 낮춰 낮아 단축 절감 절약 경감 완화 축소 하락 저하 떨어
    """
)

# adjectives that praise or blame the figure itself ("100%의 높은 성공률")
ADJECTIVES = _words(
    """
    높은 낮은 우수한 뛰어난 강력한 좋은 나쁜
    """
)

# nouns in front of a number that make it a difference ("성능 향상폭은 3.1%", "격차 5%")
DIFFERENCES = _words(
    """
    향상 개선 증가 감소 상승 하락 격차 차이 이득 저하 단축 절감 gain gains improvement improvements gap
    reduction
    """
)

# -- numbers that are not results --------------------------------------------------------------------------------------

BIGGER = _words(
    """
    큰 커 큽 컸 크고 규모 크기 많은 많고 긴 길 방대 대규모 작은 작고 적은 적게
    """
)

# endings of verbs that state an aim ("80%를 넘기려면")
AIMS = _words(
    """
    려면 하려고 고자 려는 하기
    """
)

# "only": what is used, not what is reached ("10%의 토큰만으로")
ONLY = _words(
    """
    만 만을 만으로 만으로도 만의 만이
    """
)

# words that say of what the number is a part ("이미지 중 50%가 ... 포함")
SHARES = _words(
    """
    비중 비율로 차지 구성 포함 이루어 해당
    """
)

# what stands before the bracket of a number that is given ("합격 기준(60%)")
GIVEN = _words(
    """
    기준 임계 목표 합격 최대 만점 상한 하한 이론
    """
)

# -- which benchmark ---------------------------------------------------------------------------------------------------

# nouns of other things that numbers are measured on, where they stand with "에서" ("번역 작업에서")
PLACES = _words(
    """
    작업 과제 과업 태스크 도메인 분야 영역 시나리오 언어 벤치마크 데이터셋 데이터세트 플랫폼
    """
)

# nouns with "에서" that say by what or in which respect something is measured, not on what ("FID 측면에서는")
JUDGED_BY = _words(
    """
    지표 점수 측면 메트릭 스코어 평점 설정 기준 평가 실험 성능 정확 비교 결과 테스트 부분 관점 품질
    """
)

# metrics of what is spent; beginnings
COSTS = _words(
    """
    지연 메모리 비용 시간 속도 처리량 추론 latency Latency memory Memory throughput
    """
)

# words that point back at a benchmark named before ("같은 벤치마크에서", "이 데이터셋에서")
POINTING = _words(
    """
    이 이번 해당 같은 동일한 동일 본 그 위 this
    """
)

# endings of verbs that a clause goes on from ("기록했으며,")
CONNECTIVES = _words(
    """
    며 고 지만 으나 면서 는데 반면 여 해 었고 아 어 나
    """
)

# -- whose figure ------------------------------------------------------------------------------------------------------

HEADS = _words(
    """
    모델 방법 프레임워크 시스템 에이전트 접근 기법 네트워크 알고리즘 정책 변형 아키텍처 전략 파이프라인
    """
)

# what stands before "models" where it speaks of those of others at large ("대부분의 모델은")
MANY = _words(
    """
    대부분의 여러 많은 대다수의 일부
    """
)

# what stands before such a noun where it is the paper's own ("제안된 방법은"); beginnings
OWN_HEADS = _words(
    """
    제안 제시 우리 저희 개발 소개 저자 연구팀 본연구
    """
)

# subjects that speak for the paper's own work; beginnings
OWN_SUBJECTS = _words(
    """
    연구팀 연구진 저자 우리 저희
    """
)
