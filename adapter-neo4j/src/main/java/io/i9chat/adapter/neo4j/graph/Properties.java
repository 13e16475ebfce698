package io.i9chat.adapter.neo4j.graph;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.people.Picture;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;
import org.neo4j.driver.exceptions.value.Uncoercible;

/** How single values are spelled as properties. */
public final class Properties {
  private Properties() {}

  public static List<String> ids(Collection<PersonId> people) {
    return people.stream().map(PersonId::toString).distinct().toList();
  }

  /**
   * A text that is never missing, but while its node is being changed or deleted.
   *
   * @throws Uncoercible if it is missing, as all other conversions do
   */
  public static String text(Value value) {
    if (value.isNull()) {
      throw new Uncoercible(value.type().name(), "String");
    }
    return value.asString();
  }

  public static @Nullable PersonId personOrNull(Value value) {
    return value.isNull() ? null : person(value);
  }

  public static PersonId person(Value value) {
    return PersonId.parse(text(value));
  }

  public static ZonedDateTime time(Instant at) {
    return at.atZone(ZoneOffset.UTC);
  }

  public static @Nullable ZonedDateTime timeOrNull(@Nullable Instant at) {
    return at == null ? null : time(at);
  }

  public static Instant instant(Value value) {
    return value.asZonedDateTime().toInstant();
  }

  public static @Nullable Instant instantOrNull(Value value) {
    return value.isNull() ? null : instant(value);
  }

  /** The picture of a group or person; without one, both properties go. */
  public static void put(Map<String, Object> row, @Nullable Picture picture) {
    MediaId preview = picture == null ? null : picture.preview();
    row.put("picture", picture == null ? null : picture.media().toString());
    row.put("preview", preview == null ? null : preview.toString());
  }

  public static @Nullable Picture picture(Value media, Value preview) {
    return media.isNull()
        ? null
        : new Picture(
            MediaId.parse(text(media)), preview.isNull() ? null : MediaId.parse(text(preview)));
  }

  /** What a constant is called in the graph. */
  public static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
