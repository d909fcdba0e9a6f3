"""The site saved on a device: see device.py."""
