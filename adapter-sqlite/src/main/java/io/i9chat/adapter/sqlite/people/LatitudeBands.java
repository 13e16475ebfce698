package io.i9chat.adapter.sqlite.people;

import io.i9chat.ports.model.people.GeoPoint;
import java.util.List;

/**
 * The part of the earth around a point, in bands of latitude and ranges of longitude. It holds
 * every point within the radius and some beyond it, whose distance has to be looked at.
 *
 * @param first the southernmost band
 * @param last the northernmost band
 * @param ranges one or, across the date line, two
 */
record LatitudeBands(int first, int last, List<Range> ranges) {
  /** Degrees of latitude, some 28 km. */
  private static final double WIDTH = 0.25;

  /** Degrees, some 100 m: far more than calculating can be wrong by. */
  private static final double MARGIN = 0.001;

  private static final Range ALL = new Range(-180, 180);

  /** Longitudes, both ends included. */
  record Range(double from, double to) {}

  /** The band that a latitude lies in. */
  static int of(double lat) {
    return (int) Math.floor(lat / WIDTH);
  }

  /** What is within {@code radius} metres of a point. */
  static LatitudeBands around(GeoPoint centre, double radius) {
    double angle = Math.min(radius / GeoPoint.EARTH_RADIUS, Math.PI);
    double reach = Math.toDegrees(angle) + MARGIN;
    double south = Math.max(-90, centre.lat() - reach);
    double north = Math.min(90, centre.lat() + reach);
    return new LatitudeBands(
        of(south), of(north), ranges(centre, angle, south == -90 || north == 90));
  }

  private static List<Range> ranges(GeoPoint centre, double angle, boolean poles) {
    if (poles) {
      return List.of(ALL);
    }
    // The circle's easternmost and westernmost points lie nearer to the pole than its centre.
    double sine = Math.sin(angle) / Math.cos(Math.toRadians(centre.lat()));
    double reach = Math.toDegrees(Math.asin(Math.min(1, sine))) + MARGIN;
    double west = centre.lon() - reach;
    double east = centre.lon() + reach;
    if (west < -180) {
      return List.of(new Range(west + 360, 180), new Range(-180, east));
    }
    if (east > 180) {
      return List.of(new Range(west, 180), new Range(-180, east - 360));
    }
    return List.of(new Range(west, east));
  }
}
