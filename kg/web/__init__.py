"""The graph over HTTP: the SPARQL protocol, saved queries as an API, pages for people; read-only."""
