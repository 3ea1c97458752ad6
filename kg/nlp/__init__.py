"""What extractors share of an entry's running text: tokens, sentences, known names, name shapes, numbers, patterns."""
