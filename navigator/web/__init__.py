"""What runs in the browser: the screens, the page's own scripts, and the session in Pyodide."""
