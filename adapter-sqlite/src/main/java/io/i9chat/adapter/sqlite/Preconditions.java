package io.i9chat.adapter.sqlite;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.chat.Body;
import io.i9chat.ports.model.chat.Intent;
import io.i9chat.ports.model.chat.Payload;
import io.i9chat.ports.model.chat.Precondition;
import io.i9chat.ports.model.people.Picture;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks whether what a decision rests on still holds. */
final class Preconditions {
  private Preconditions() {}

  /** Whether nothing beside the version has to be looked at. */
  static boolean none(Intent intent) {
    return intent.preconditions().isEmpty() && media(intent.payload()).isEmpty();
  }

  static boolean hold(Sql sql, ChatState chat, Intent intent) throws SQLException {
    if (intent.version() != chat.version) {
      return false;
    }
    for (Precondition precondition : intent.preconditions()) {
      if (!holds(sql, chat.key, intent.author(), precondition)) {
        return false;
      }
    }
    return usable(sql, media(intent.payload()));
  }

  static boolean hold(
      Sql sql, List<Precondition.PrivacyVersion> preconditions, @Nullable Picture picture)
      throws SQLException {
    for (Precondition.PrivacyVersion privacyVersion : preconditions) {
      if (!PrivacyVersions.holds(sql, privacyVersion.person(), privacyVersion.privacyVersion())) {
        return false;
      }
    }
    return usable(sql, picture == null ? List.of() : picture.objects());
  }

  private static boolean usable(Sql sql, Collection<MediaId> media) throws SQLException {
    return media.isEmpty() || Ledger.usable(sql, media);
  }

  private static List<MediaId> media(Payload payload) {
    Body body = payload.carried();
    if (body != null) {
      return body.content().objects();
    }
    Picture picture = payload instanceof Payload.Changed changed ? changed.to().picture() : null;
    return picture == null ? List.of() : picture.objects();
  }

  private static boolean holds(Sql sql, long key, PersonId author, Precondition precondition)
      throws SQLException {
    return switch (precondition) {
      case Precondition.Undeleted it ->
          About.isMessage(sql, key, it.seq()) && About.deletion(sql, key, it.seq()) == 0;
      case Precondition.LastEdit it -> About.lastEdit(sql, key, it.target()) == it.seq();
      case Precondition.LastReaction it ->
          About.reactions(sql, key, it.target(), author).last() == it.seq();
      case Precondition.PrivacyVersion it ->
          PrivacyVersions.holds(sql, it.person(), it.privacyVersion());
    };
  }
}
