package io.i9chat.domain.media;

import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.PersonId;
import io.i9chat.ports.model.media.MediaQuota;
import io.i9chat.ports.model.media.MediaRecord;
import io.i9chat.ports.model.media.MediaUse;
import io.i9chat.ports.model.media.NewMedia;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** A ledger that fails whatever it is asked. */
final class DeadLedger implements MediaLedger {
  private static PortFailure dead() {
    return new PortFailure("the ledger is down");
  }

  @Override
  public boolean book(NewMedia media, MediaQuota quota) {
    throw dead();
  }

  @Override
  public List<MediaRecord> find(Collection<MediaId> media) {
    throw dead();
  }

  @Override
  public Set<MediaId> known(Collection<MediaId> media) {
    throw dead();
  }

  @Override
  public boolean verified(MediaId media, String generation) {
    throw dead();
  }

  @Override
  public List<MediaUse> uses(MediaId media, PersonId person, int limit) {
    throw dead();
  }

  @Override
  public List<MediaId> of(PersonId owner) {
    throw dead();
  }

  @Override
  public List<MediaId> condemned(Instant announcedBefore, int limit) {
    throw dead();
  }

  @Override
  public void forget(Collection<MediaId> media) {
    throw dead();
  }
}
