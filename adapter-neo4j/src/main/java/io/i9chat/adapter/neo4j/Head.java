package io.i9chat.adapter.neo4j;

import io.i9chat.ports.model.chat.GroupProfile;
import io.i9chat.ports.model.chat.GroupState;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.MemberStatus;
import io.i9chat.ports.model.chat.Payload;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/**
 * Where a chat stands after an entry, as it is kept with that entry for good; before the first,
 * where it stood when it was opened.
 *
 * @param at when the entry was committed
 * @param last the seq of the last message or activity, 0 without one
 * @param activeAt when that was committed
 * @param members how many are in a group, admins included
 * @param admins how many of them are admins
 */
record Head(
    long seq,
    long version,
    long messages,
    Instant at,
    long last,
    Instant activeAt,
    int members,
    int admins) {
  static Head opened(Instant at) {
    return new Head(0, 0, 0, at, 0, at, 0, 0);
  }

  /** Reads the last entry. */
  static Head of(Value entry, Instant activeAt) {
    return new Head(
        entry.get("seq").asLong(),
        entry.get("version").asLong(),
        entry.get("messages").asLong(),
        Rows.instant(entry.get("at")),
        last(entry),
        activeAt,
        entry.get("members").asInt(0),
        entry.get("admins").asInt(0));
  }

  /** The seq of the last message or activity up to and with an entry. */
  static long last(Value entry) {
    return entry.get(entry.get("target").isNull() ? "seq" : "below").asLong();
  }

  /** After one more entry, except for the people it lets in or puts out. */
  Head next(Intent intent) {
    boolean shown = !(intent.payload() instanceof Payload.About);
    boolean later = seq == 0 || intent.at().isAfter(at);
    Instant now = later ? intent.at() : at;
    return new Head(
        seq + 1,
        version + (intent.payload() instanceof Payload.Activity ? 1 : 0),
        messages + (intent.payload() instanceof Payload.Message ? 1 : 0),
        now,
        shown ? seq + 1 : last,
        shown ? now : activeAt,
        members,
        admins);
  }

  /** At another version, as blocks raise that of a direct chat without an entry. */
  Head at(long raised) {
    return new Head(seq, raised, messages, at, last, activeAt, members, admins);
  }

  /** After a change of one person's status. */
  Head moved(MemberStatus from, MemberStatus to) {
    return new Head(
        seq,
        version,
        messages,
        at,
        last,
        activeAt,
        members + (to.isIn() ? 1 : 0) - (from.isIn() ? 1 : 0),
        admins + (to == MemberStatus.ADMIN ? 1 : 0) - (from == MemberStatus.ADMIN ? 1 : 0));
  }

  @Nullable GroupState group(@Nullable GroupProfile profile) {
    return profile == null ? null : new GroupState(profile, members, admins);
  }

  /**
   * Adds to an entry's row what is kept of this: {@code below} is the last message or activity
   * before it.
   */
  void describe(Map<String, Object> row, Head before, boolean group) {
    row.put("version", version);
    row.put("below", before.last);
    if (group) {
      row.put("members", members);
      row.put("admins", admins);
    }
  }
}
