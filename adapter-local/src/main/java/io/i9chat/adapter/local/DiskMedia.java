package io.i9chat.adapter.local;

import io.i9chat.adapter.local.SignedUrls.Action;
import io.i9chat.adapter.local.SignedUrls.Grant;
import io.i9chat.ports.PortFailure;
import io.i9chat.ports.media.MediaStore;
import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import io.i9chat.ports.model.media.UploadProtocol;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Uploaded objects as files of one folder, and the endpoint that moves their bytes. */
final class DiskMedia implements MediaStore {
  private final MediaFolder folder;
  private final SignedUrls urls;
  private final Uploads uploads;
  private final MediaEndpoint endpoint;

  private DiskMedia(LocalConfig config) {
    folder = MediaFolder.open(config.media(), config.freePercent(), config.freeBytes());
    urls = new SignedUrls(folder.keys(config.urlKeys()));
    uploads = new Uploads(folder);
    endpoint = new MediaEndpoint(urls, uploads, new Downloads(folder), config.clock());
  }

  static DiskMedia open(LocalConfig config) {
    return new DiskMedia(config);
  }

  @Override
  public Optional<Upload> upload(NewMedia media, Instant expiresAt) {
    if (!folder.hasRoomFor(media.size())) {
      return Optional.empty();
    }
    // Its file is made now, and no URL can make it: so none can after it was deleted.
    uploads.begin(media.id());
    String type = media.mime().value();
    Map<String, String> fields =
        Map.of(MediaEndpoint.SIZE, Long.toString(media.size()), MediaEndpoint.TYPE, type);
    String url = urls.sign(new Grant(Action.START, media.id(), expiresAt, fields));
    Map<String, String> headers = Map.of("x-goog-resumable", "start", "Content-Type", type);
    SignedUrl start = new SignedUrl("POST", URI.create(url), headers, expiresAt);
    return Optional.of(new Upload(UploadProtocol.RESUMABLE, start));
  }

  @Override
  public SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put(Downloads.GENERATION, generation);
    fields.put(Downloads.TYPE, as.mime().value());
    if (as.attachment()) {
      fields.put(Downloads.DISPOSITION, Downloads.ATTACHMENT);
    }
    if (as.name() != null) {
      fields.put(Downloads.NAME, as.name().value());
    }
    String url = urls.sign(new Grant(Action.GET, media, expiresAt, fields));
    return new SignedUrl("GET", URI.create(url), Map.of(), expiresAt);
  }

  @Override
  public Optional<StoredMedia> find(MediaId media) {
    Optional<MediaFolder.Whole> whole = folder.whole(media);
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    try (InputStream bytes = Files.newInputStream(whole.get().file())) {
      byte[] first = bytes.readNBytes(StoredMedia.FIRST);
      long size = Files.size(whole.get().file());
      return Optional.of(new StoredMedia(size, whole.get().generation(), first));
    } catch (NoSuchFileException deleted) {
      return Optional.empty();
    } catch (IOException failed) {
      throw new PortFailure("an object cannot be read", failed);
    }
  }

  @Override
  public void delete(MediaId media) {
    uploads.delete(media);
  }

  @Override
  public List<MediaId> list(@Nullable MediaId after, int limit) {
    return folder.list(after, limit);
  }

  @Override
  public Optional<Endpoint> endpoint() {
    return Optional.of(endpoint);
  }
}
