"""A part that shows how a part is made: how loud a sound is that comes back from walls."""
