"""Markdown: headers, blocks, links and passages, each with its place."""
