"""What each kind of page shows, one kind a module; none of them knows of HTML."""
