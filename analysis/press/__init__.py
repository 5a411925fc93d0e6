"""The press: from chapters to the book.

``fingerprint`` says what is stale, ``execute`` runs chapters, ``numbers`` fills computed numbers into prose,
``facts`` gives each record its address, ``render`` and ``extension`` turn exhibits and roles into pages,
``pages`` generates the reference pages, ``site`` builds, ``cli`` is the command line.
"""
