"""The page, as text and as a browser sees it."""
