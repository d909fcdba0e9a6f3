"""Build time: YAML in; checks, compiled data, question graph, schema, pages and commands out."""
