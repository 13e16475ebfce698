package io.i9chat.domain.people;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.tck.Rule;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class CellTest {
  private static final int POINTS = 20_000;
  private static final double METRES_PER_DEGREE = Math.toRadians(1) * GeoPoint.EARTH_RADIUS;

  /** Points all over, every fourth near a pole, every fourth near the date line. */
  private static GeoPoint point(Random random) {
    double lat = Math.toDegrees(Math.asin(random.nextDouble(-1, 1)));
    double lon = random.nextDouble(-180, 180);
    return switch (random.nextInt(4)) {
      case 0 -> new GeoPoint((random.nextBoolean() ? 1 : -1) * (90 - random.nextDouble(0.1)), lon);
      case 1 -> new GeoPoint(lat, (random.nextBoolean() ? 1 : -1) * (180 - random.nextDouble(0.1)));
      default -> new GeoPoint(lat, lon);
    };
  }

  @Test
  void hasItsCentreForACentre() {
    Random random = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      GeoPoint centre = Cell.centre(point(random));
      assertThat(Cell.centre(centre)).isEqualTo(centre);
    }
  }

  @Test
  @Rule("NEAR-1")
  void isNowhereLessThanAKilometreHighOrWide() {
    Random random = new Random(2);
    for (int i = 0; i < POINTS; i++) {
      GeoPoint centre = Cell.centre(point(random));
      for (int step = 0; step < 10; step++) {
        // Half a kilometre to any side of the centre, and a bit less, is still the same cell.
        double north = (step % 2 == 0 ? 1 : -1) * 495 / METRES_PER_DEGREE;
        double lat = Math.clamp(centre.lat() + north, -90, 90);
        double parallel = METRES_PER_DEGREE * Math.cos(Math.toRadians(lat));
        double east = parallel < 1 ? 0 : random.nextDouble(-1, 1) * 495 / parallel;
        GeoPoint near = new GeoPoint(lat, wrapped(centre.lon() + Math.clamp(east, -180, 180)));
        assertThat(Cell.centre(near)).as("%s of %s", near, centre).isEqualTo(centre);
      }
    }
  }

  @Test
  void isNotMuchMoreThanAKilometreEither() {
    Random random = new Random(3);
    for (int i = 0; i < POINTS; i++) {
      GeoPoint point = point(random);
      assertThat(point.distanceTo(Cell.centre(point))).as("%s", point).isLessThan(1_300);
    }
  }

  @Test
  void isOneAcrossBothNamesOfTheDateLine() {
    Random random = new Random(4);
    for (int i = 0; i < POINTS; i++) {
      double lat = point(random).lat();
      assertThat(Cell.centre(new GeoPoint(lat, 180)))
          .isEqualTo(Cell.centre(new GeoPoint(lat, -180)));
    }
  }

  @Test
  void isRoundAtThePoles() {
    Random random = new Random(5);
    for (int i = 0; i < POINTS; i++) {
      double lon = random.nextDouble(-180, 180);
      double near = 90 - random.nextDouble(900) / METRES_PER_DEGREE;
      assertThat(Cell.centre(new GeoPoint(near, lon))).isEqualTo(new GeoPoint(90, 0));
      assertThat(Cell.centre(new GeoPoint(-near, lon))).isEqualTo(new GeoPoint(-90, 0));
    }
    assertThat(Cell.centre(new GeoPoint(90, 180))).isEqualTo(new GeoPoint(90, 0));
    assertThat(Cell.centre(new GeoPoint(-90, 180))).isEqualTo(new GeoPoint(-90, 0));
  }

  private static double wrapped(double lon) {
    return lon > 180 ? lon - 360 : lon < -180 ? lon + 360 : lon;
  }
}
