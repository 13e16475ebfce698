package io.i9chat.ports.model.people;

import io.i9chat.ports.model.InvalidValue;

/**
 * A place on the earth (WGS 84), in degrees. It is never printed, so that no log tells where a
 * person is. Rules: NEAR-3.
 *
 * @param lat −90 to 90
 * @param lon −180 to 180
 */
public record GeoPoint(double lat, double lon) {
  /** The mean radius of the earth, in metres (IUGG). */
  public static final double EARTH_RADIUS = 6_371_008.8;

  /**
   * Checks the bounds.
   *
   * @throws InvalidValue if a coordinate is not a number within them
   */
  public GeoPoint {
    if (!(lat >= -90 && lat <= 90)) {
      throw InvalidValue.of(GeoPoint.class, "lat must be -90 to 90");
    }
    if (!(lon >= -180 && lon <= 180)) {
      throw InvalidValue.of(GeoPoint.class, "lon must be -180 to 180");
    }
  }

  /** The great-circle distance in metres on a sphere (haversine formula). */
  public double distanceTo(GeoPoint other) {
    double halfLat = Math.sin(Math.toRadians(other.lat - lat) / 2);
    double halfLon = Math.sin(Math.toRadians(other.lon - lon) / 2);
    double h =
        halfLat * halfLat
            + Math.cos(Math.toRadians(lat))
                * Math.cos(Math.toRadians(other.lat))
                * halfLon
                * halfLon;
    return 2 * EARTH_RADIUS * Math.asin(Math.min(1, Math.sqrt(h)));
  }

  @Override
  public String toString() {
    return "(a position)";
  }
}
