package io.i9chat.domain.media;

import io.i9chat.domain.storage.StorageSettings;
import io.i9chat.ports.Ports;
import io.i9chat.ports.media.MediaLedger;
import io.i9chat.ports.media.MediaStore;
import java.time.InstantSource;

/** Every use case about media. */
public record MediaUseCases(CreateMedia create, GetMedia get, CleanMedia clean, SweepMedia sweep) {
  /** Makes them from the ports. */
  public static MediaUseCases of(Ports ports, StorageSettings storage) {
    MediaLedger ledger = ports.store().ledger();
    MediaStore store = ports.mediaStore();
    InstantSource clock = ports.clock();
    return new MediaUseCases(
        new CreateMedia(ports.store(), store, storage, ports.ids(), clock),
        new GetMedia(ledger, store, new MediaVisibility(ports.store()), clock),
        new CleanMedia(new UnusedMedia(ports), clock),
        new SweepMedia(ledger, store));
  }
}
