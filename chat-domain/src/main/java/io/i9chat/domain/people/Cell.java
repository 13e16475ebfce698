package io.i9chat.domain.people;

import io.i9chat.ports.model.people.GeoPoint;

/**
 * The cells that the earth is cut into, so that no person's place is known better than to a
 * kilometre. Bands of equal height go round it, each cut into as many cells as keep the full width
 * where the band is narrowest; around a pole there is one round cell, and its centre is the pole.
 */
final class Cell {
  /**
   * The least height and width, in metres on the sphere that distances are computed on. The earth
   * is flattened: a degree of latitude is up to 0.6 % shorter than on the sphere, and even that is
   * to leave a kilometre.
   */
  static final double SIDE = 1_010;

  private static final int BANDS = (int) (Math.PI * GeoPoint.EARTH_RADIUS / SIDE);
  private static final double HEIGHT = 180.0 / BANDS;

  private Cell() {}

  /** The centre of the cell that {@code point} lies in. */
  static GeoPoint centre(GeoPoint point) {
    int band = Math.min((int) ((point.lat() + 90) / HEIGHT), BANDS - 1);
    if (band == 0 || band == BANDS - 1) {
      return new GeoPoint(band == 0 ? -90 : 90, 0);
    }
    int cells = cells(band);
    double width = 360.0 / cells;
    // The meridian of 180 degrees has two names.
    double east = point.lon() == 180 ? 0 : point.lon() + 180;
    int cell = Math.min((int) (east / width), cells - 1);
    return new GeoPoint(-90 + (band + 0.5) * HEIGHT, -180 + (cell + 0.5) * width);
  }

  /** How many cells of full width the narrower edge of a band has room for. */
  private static int cells(int band) {
    double south = Math.toRadians(-90 + band * HEIGHT);
    double north = Math.toRadians(-90 + (band + 1) * HEIGHT);
    double narrowest = Math.min(Math.cos(south), Math.cos(north));
    return Math.max(1, (int) (2 * Math.PI * GeoPoint.EARTH_RADIUS * narrowest / SIDE));
  }
}
