"""What the words of labels, headings, titles and links say."""
