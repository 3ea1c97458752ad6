"""Reads bibliographies: BibTeX, CSL-JSON (both as Zotero exports them) and Hugging Face's daily papers."""
