"""Parts of the layout of one paper a page: its title, its head, what speaks for a paper."""
