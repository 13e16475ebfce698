package io.i9chat.adapter.neo4j.people;

import io.i9chat.adapter.neo4j.graph.Graph;
import io.i9chat.adapter.neo4j.graph.Properties;
import io.i9chat.adapter.neo4j.graph.Queries;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import io.i9chat.ports.people.Places;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.neo4j.driver.Record;
import org.neo4j.driver.TransactionContext;
import org.neo4j.driver.Value;
import org.neo4j.driver.Values;
import org.neo4j.driver.types.Point;

/**
 * Places, as points on the nodes of people. The point index finds who may be within a radius, on a
 * sphere a little larger than ours, where the same are the nearest; who is within it is reckoned
 * here.
 */
public final class Neo4jPlaces implements Places {
  static final String PUT =
      Queries.add(
          "places put",
          """
          MATCH (p:Person {id: $in.person})
          SET p.locked = true
          WITH p
          WHERE p.username IS NOT NULL AND NOT coalesce(p.disabled, false)
          SET p.place = $in.place, p.placedAt = $in.at
          """);

  static final String CLEAR =
      Queries.add(
          "places clear",
          "MATCH (p:Person {id: $in.person}) SET p.place = null, p.placedAt = null");

  static final String OF =
      Queries.add(
          "places of",
          """
          MATCH (p:Person {id: $in.person})
          USING INDEX SEEK p:Person(id)
          WHERE p.placedAt >= $in.since
          RETURN p.place AS place
          """);

  static final String NEAR =
      Queries.add(
          "places near",
          """
          MATCH (p:Person)
          USING POINT INDEX SEEK p:Person(place)
          WHERE point.distance(p.place, $in.place) <= $in.radius
            AND p.placedAt >= $in.since AND p.id <> $in.person
          WITH p, p.place AS place
          OPTIONAL MATCH (self:Person {id: $in.person})
          WITH p, place, self
          WHERE NOT EXISTS { (p)-[:BLOCKS]-(self) }
          RETURN p.id AS id, place
          ORDER BY point.distance(place, $in.place), id LIMIT $in.limit
          """);

  /** Each is looked at again under its lock: the person may have said anew where they are. */
  static final String FORGET =
      Queries.add(
          "places forget",
          """
          MATCH (p:Person)
          WHERE p.placedAt < $in.since
          WITH p LIMIT $in.most
          SET p.locked = true
          WITH p
          WHERE p.placedAt < $in.since
          SET p.place = null, p.placedAt = null
          RETURN count(*) AS done
          """);

  /** WGS 84 in degrees, longitude first. */
  private static final int WGS_84 = 4326;

  /** The radius of the first look, in metres; where people are many, it is the last. */
  private static final double FIRST_LOOK = 2_000;

  /** By how much the database's sphere may differ from ours. */
  private static final double SLACK = 1.01;

  private final Graph graph;

  public Neo4jPlaces(Graph graph) {
    this.graph = graph;
  }

  /** A person, and how far away they are. */
  private record Far(Neighbour neighbour, double metres) {
    static final Comparator<Far> NEAREST =
        Comparator.comparingDouble(Far::metres).thenComparing(far -> far.neighbour().person());
  }

  private static Value value(GeoPoint point) {
    return Values.point(WGS_84, point.lon(), point.lat());
  }

  private static GeoPoint point(Value value) {
    Point point = value.asPoint();
    return new GeoPoint(point.y(), point.x());
  }

  @Override
  public void put(PersonId person, GeoPoint place, Instant at) {
    Map<String, Object> in =
        Map.of("person", person.toString(), "place", value(place), "at", Properties.time(at));
    graph.write(tx -> tx.run(PUT, Graph.in(in)).consume());
  }

  @Override
  public void clear(PersonId person) {
    graph.write(tx -> {
      clear(tx, person);
      return true;
    });
  }

  public static void clear(TransactionContext tx, PersonId person) {
    tx.run(CLEAR, Graph.in(Map.of("person", person.toString()))).consume();
  }

  @Override
  public Optional<GeoPoint> of(PersonId person, Instant since) {
    Map<String, Object> in = Map.of("person", person.toString(), "since", Properties.time(since));
    return graph.rows(OF, in, row -> point(row.get("place"))).stream().findFirst();
  }

  @Override
  public List<Neighbour> near(
      PersonId viewer, GeoPoint from, double radius, Instant since, int limit) {
    Map<String, Object> in = new HashMap<>();
    in.put("person", viewer.toString());
    in.put("place", value(from));
    in.put("since", Properties.time(since));
    in.put("limit", (long) limit);
    double looked = Math.min(radius, FIRST_LOOK);
    List<Neighbour> found = look(in, from, looked, limit);
    while (found.size() < limit && looked < radius) {
      looked = Math.min(radius, looked * 2);
      found = look(in, from, looked, limit);
    }
    return found;
  }

  private List<Neighbour> look(Map<String, Object> in, GeoPoint from, double radius, int limit) {
    in.put("radius", radius * SLACK + 1);
    return graph.rows(NEAR, in, row -> far(row, from)).stream()
        .filter(far -> far.metres() <= radius)
        .sorted(Far.NEAREST)
        .limit(limit)
        .map(Far::neighbour)
        .toList();
  }

  private static Far far(Record row, GeoPoint from) {
    GeoPoint at = point(row.get("place"));
    return new Far(new Neighbour(Properties.person(row.get("id")), at), from.distanceTo(at));
  }

  @Override
  public void forget(Instant since) {
    graph.inParts(FORGET, Map.of("since", Properties.time(since)));
  }
}
