"""Parts of the layout of many papers: where entries begin, by headings, items, rows and labelled titles."""
