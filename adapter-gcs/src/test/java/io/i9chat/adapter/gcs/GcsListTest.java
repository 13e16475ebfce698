package io.i9chat.adapter.gcs;

import static org.assertj.core.api.Assertions.assertThat;

import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GcsListTest extends WithScene {
  private static List<MediaId> all(MediaStore store, int limit) {
    List<MediaId> all = new ArrayList<>();
    List<MediaId> page = store.list(null, limit);
    while (!page.isEmpty()) {
      assertThat(page).hasSizeLessThanOrEqualTo(limit);
      all.addAll(page);
      page = store.list(page.getLast(), limit);
    }
    return all;
  }

  @Test
  void pagesHaveAllIdsInTheirOrder() {
    List<MediaId> ids = new ArrayList<>();
    for (int i = 0; i < 250; i++) {
      MediaId id = scene.photo(1).id();
      ids.add(id);
      scene.bucket.put(Scene.name(id), new byte[1]);
    }
    ids.sort(MediaId::compareTo);
    for (int limit : List.of(7, 100, 250, 1_000)) {
      assertThat(all(scene.gcs().media(), limit)).as("by %d", limit).isEqualTo(ids);
    }
  }

  @Test
  void whatIsNotOursIsNotTold() {
    MediaId ours = scene.photo(1).id();
    scene.bucket.put(Scene.name(ours), new byte[1]);
    scene.bucket.put("media/" + ours.toString().toUpperCase(java.util.Locale.ROOT), new byte[1]);
    scene.bucket.put("media/backup.zip", new byte[1]);
    scene.bucket.put("media/a/" + ours, new byte[1]);
    scene.bucket.put("logs/" + ours, new byte[1]);
    scene.bucket.put(ours.toString(), new byte[1]);
    assertThat(all(scene.gcs().media(), 1)).containsExactly(ours);
    assertThat(all(scene.gcs(scene.config().under("logs/")).media(), 9)).containsExactly(ours);
    assertThat(all(scene.gcs(scene.config().under("")).media(), 9)).containsExactly(ours);
    assertThat(all(scene.gcs(scene.config().under("none/")).media(), 9)).isEmpty();
  }
}
