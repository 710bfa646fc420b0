"""Translation packages: the store and index that Argos Translate and LibreTranslate share, read and filled here.

`packages` reads what is installed, `index` what could be fetched, `download` fetches, `install` unpacks, replaces and
removes. `places` says where all that is, `records` remembers digests. Nothing here opens a connection but `download`.
Beside them stands the cache of translations: `cache` for builds, `cache_file` for the file itself.
"""
