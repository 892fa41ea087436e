"""Outside data becomes our rows; raw input is kept, refusals are counted and explained."""
