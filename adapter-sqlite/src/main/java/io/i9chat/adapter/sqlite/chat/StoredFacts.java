package io.i9chat.adapter.sqlite.chat;

import io.i9chat.adapter.sqlite.engine.Sql;
import io.i9chat.adapter.sqlite.log.Ledger;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.commit.Facts;
import java.sql.SQLException;
import java.util.Collection;
import java.util.OptionalLong;

/** The facts in the rows. On the writer's thread they hold still until the end of its work. */
class StoredFacts implements Facts<SQLException> {
  final Sql sql;

  StoredFacts(Sql sql) {
    this.sql = sql;
  }

  @Override
  public final OptionalLong privacyVersion(PersonId person) throws SQLException {
    return PrivacyVersions.find(sql, person);
  }

  @Override
  public final boolean isUsable(Collection<MediaId> media) throws SQLException {
    return Ledger.usable(sql, media);
  }
}
