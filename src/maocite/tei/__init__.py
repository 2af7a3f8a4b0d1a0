"""TEI P5: everything that knows its elements, in tables that serve both directions.

`node` and `serialise` are the XML that we build, `parse` is the XML that we read (the only module
that imports lxml). Between them stand the tables: `roles`, `texts`, `types`, `authorities`; and
the modules that carry one kind of value there and back: `dates`, `names`, `richtext`, `holding`.
"""
