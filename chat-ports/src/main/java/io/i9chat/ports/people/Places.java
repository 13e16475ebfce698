package io.i9chat.ports.people;

import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.GeoPoint;
import io.i9chat.ports.model.people.Neighbour;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where people say that they are. Only ever the centres of cells.
 *
 * <ul>
 *   <li>PLACES-1: a person has one place or none; putting replaces it, clearing takes it away.
 *   <li>PLACES-2: places put before {@code since} are not seen; forgetting removes them.
 *   <li>PLACES-3: a person is near a point if their distance by {@link GeoPoint#distanceTo} is at
 *       most the radius, across the date line and over the poles too; the nearest come first, equal
 *       distances by id.
 *   <li>PLACES-4: neither the viewer nor a person with a block between them and the viewer is near.
 *   <li>PLACES-5: what was put or cleared is seen by every read after it is answered.
 * </ul>
 */
public interface Places {
  /** Puts a person somewhere. */
  void put(PersonId person, GeoPoint place, Instant at);

  /** Takes a person's place away, if they have one. */
  void clear(PersonId person);

  /** Where a person is, if they said so at {@code since} or later. */
  Optional<GeoPoint> of(PersonId person, Instant since);

  /**
   * Who is near. What is held grows with {@code limit} alone: some 100 bytes a person.
   *
   * @param viewer who looks
   * @param radius in metres, at least 0
   * @param since only places put at this time or later
   * @param limit the greatest number, at least 1
   */
  List<Neighbour> near(PersonId viewer, GeoPoint from, double radius, Instant since, int limit);

  /** Removes the places that were put before {@code since}. */
  void forget(Instant since);
}
