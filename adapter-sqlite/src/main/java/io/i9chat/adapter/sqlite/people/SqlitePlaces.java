package io.i9chat.adapter.sqlite.people;

import io.i9chat.adapter.sqlite.chat.Writer;
import io.i9chat.adapter.sqlite.engine.Readers;
import io.i9chat.adapter.sqlite.engine.Rows;
import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.people.Places;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Places, in bands of latitude. It is not SQLite's R*Tree, for that leaves coordinates in its pages
 * when they are deleted, {@code secure_delete} or not.
 */
public final class SqlitePlaces implements Places {
  private static final String PUT =
      "INSERT INTO place (person, belt, lon, lat, at) SELECT ?1, ?2, ?3, ?4, ?5"
          + " WHERE EXISTS (SELECT 1 FROM account WHERE person = ?1 AND disabled = 0)"
          + " ON CONFLICT (person) DO UPDATE SET belt = excluded.belt, lon = excluded.lon,"
          + " lat = excluded.lat, at = excluded.at";
  private static final String CLEAR = "DELETE FROM place WHERE person = ?";
  private static final String OF = "SELECT lat, lon FROM place WHERE person = ? AND at >= ?";
  private static final String IN_BELT =
      "SELECT person, lat, lon FROM place WHERE belt = ? AND lon BETWEEN ? AND ? AND at >= ?";
  private static final String FORGET = "DELETE FROM place WHERE at < ?";

  /** The radius of the first look, in metres; where people are many, it is the last. */
  private static final double FIRST_LOOK = 2_000;

  private static final Comparator<Far> NEAREST =
      Comparator.comparingDouble(Far::metres).thenComparing(far -> far.neighbour().person());

  private final Writer writer;
  private final Readers readers;

  public SqlitePlaces(Writer writer, Readers readers) {
    this.writer = writer;
    this.readers = readers;
  }

  /** A person, and how far away they are. */
  private record Far(Neighbour neighbour, double metres) {}

  /** What is looked for, but for the radius. */
  private record Search(PersonId viewer, GeoPoint from, long since, int limit) {}

  @Override
  public void put(PersonId person, GeoPoint place, Instant at) {
    writer.ask(tx ->
        tx.sql()
            .on(PUT)
            .with(person.value())
            .with(LatitudeBands.of(place.lat()))
            .with(place.lon())
            .with(place.lat())
            .with(at)
            .run());
  }

  @Override
  public void clear(PersonId person) {
    writer.ask(tx -> clear(tx.sql(), person));
  }

  public static int clear(Sql sql, PersonId person) throws SQLException {
    return sql.on(CLEAR).with(person.value()).run();
  }

  @Override
  public Optional<GeoPoint> of(PersonId person, Instant since) {
    return readers.ask(sql ->
        Optional.ofNullable(
            sql.on(OF)
                .with(person.value())
                .with(Rows.millisUp(since))
                .first(row -> new GeoPoint(row.getDouble(1), row.getDouble(2)))));
  }

  @Override
  public List<Neighbour> near(
      PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
    Search search = new Search(viewer, from, Rows.millisUp(since), limit);
    return readers.ask(
        viewer,
        sql -> {
          double looked = Math.min(radius, FIRST_LOOK);
          List<Neighbour> found = look(sql, search, looked);
          while (found.size() < limit && looked < radius) {
            looked = Math.min(radius, looked * 2);
            found = look(sql, search, looked);
          }
          return found;
        });
  }

  /** The nearest of all who are within a radius. */
  private static List<Neighbour> look(Sql sql, Search search, double radius) throws SQLException {
    List<Neighbour> found = new ArrayList<>();
    for (Far far : within(sql, search, radius)) {
      Neighbour neighbour = far.neighbour();
      if (found.size() < search.limit()
          && !neighbour.person().equals(search.viewer())
          && !SqliteBlocks.any(sql, search.viewer(), neighbour.person())) {
        found.add(neighbour);
      }
    }
    return List.copyOf(found);
  }

  /** The people within the radius, the nearest first. */
  private static List<Far> within(Sql sql, Search search, double radius) throws SQLException {
    List<Far> within = new ArrayList<>();
    LatitudeBands bands = LatitudeBands.around(search.from(), radius);
    for (int band = bands.first(); band <= bands.last(); band++) {
      for (LatitudeBands.Range range : bands.ranges()) {
        List<Far> candidates =
            sql.on(IN_BELT)
                .with(band)
                .with(range.from())
                .with(range.to())
                .with(search.since())
                .list(row -> read(row, search.from()));
        candidates.removeIf(far -> !(far.metres() <= radius));
        within.addAll(candidates);
      }
    }
    within.sort(NEAREST);
    return within;
  }

  private static Far read(ResultSet row, GeoPoint from) throws SQLException {
    GeoPoint at = new GeoPoint(row.getDouble(2), row.getDouble(3));
    return new Far(new Neighbour(Rows.person(row, 1), at), from.distanceTo(at));
  }

  @Override
  public void forget(Instant since) {
    writer.ask(tx -> tx.sql().on(FORGET).with(Rows.millisUp(since)).run());
  }
}
