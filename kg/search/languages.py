"""The names of natural languages in English and Korean, so that a search by one finds both (Korean, 한국어)."""

__all__ = ["OTHER_NAMES"]

_NAMES = """
Arabic 아랍어 | Bengali 벵골어 | Chinese 중국어 | Czech 체코어 | Danish 덴마크어 | Dutch 네덜란드어 | Finnish 핀란드어
| French 프랑스어 | German 독일어 | Greek 그리스어 | Hebrew 히브리어 | Hindi 힌디어 | Hungarian 헝가리어
| Indonesian 인도네시아어 | Italian 이탈리아어 | Japanese 일본어 | Korean 한국어 | Latin 라틴어 | Malay 말레이어
| Mongolian 몽골어 | Norwegian 노르웨이어 | Persian 페르시아어 | Polish 폴란드어 | Portuguese 포르투갈어
| Romanian 루마니아어 | Russian 러시아어 | Sanskrit 산스크리트어 | Spanish 스페인어 | Swahili 스와힐리어
| Swedish 스웨덴어 | Tamil 타밀어 | Thai 태국어 | Tibetan 티베트어 | Turkish 튀르키예어 | Ukrainian 우크라이나어
| Urdu 우르두어 | Uzbek 우즈베크어 | Vietnamese 베트남어
"""
_PAIRS = [tuple(pair.lower().split()) for pair in _NAMES.split("|")]

OTHER_NAMES: dict[str, str] = {name: other for pair in _PAIRS for name, other in (pair, reversed(pair))}
"""The other name of each language, by the one in lower case."""
