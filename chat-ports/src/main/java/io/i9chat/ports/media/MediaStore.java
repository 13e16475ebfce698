package io.i9chat.ports.media;

import io.i9chat.ports.model.MediaId;
import io.i9chat.ports.model.media.NewMedia;
import io.i9chat.ports.model.media.Served;
import io.i9chat.ports.model.media.SignedUrl;
import io.i9chat.ports.model.media.StoredMedia;
import io.i9chat.ports.model.media.Upload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where the bytes of uploaded objects are. Clients move them over signed URLs; the domain never
 * touches them, save the first few.
 *
 * <p>An upload tells its protocol. {@code RESUMABLE} is that of Google Cloud Storage: a {@code
 * POST} with {@code x-goog-resumable: start} is answered 201 with a {@code Location}; a {@code PUT}
 * there with a {@code Content-Range} is answered 308 with a {@code Range} of what is held, or 200
 * when the object is complete; a {@code PUT} of {@code bytes} with {@code *} for the range asks how
 * far it got. A question that names the size completes an object of which all is held, so {@code
 * bytes *}{@code /0} sends an empty one, as a {@code PUT} of nothing without a range does. Chunks
 * are multiples of {@link #CHUNK} but for the last. {@code PUT} is one request with the whole
 * object, as S3 has it, answered 200.
 *
 * <ul>
 *   <li>MEDIA-1: an upload is for one object, of the announced type and size: the URL is of no use
 *       for another, and bytes past the size are refused.
 *   <li>MEDIA-2: a resumable upload that broke off goes on from the last byte held, also after the
 *       store was restarted; less may be held than was sent, and always a multiple of {@link
 *       #CHUNK}. A chunk that does not begin there is not taken; one that is not the last and does
 *       not end at a multiple is refused. Of a {@code PUT} that broke off nothing is held, and it
 *       can be sent again.
 *   <li>MEDIA-3: an object is written once: complete, it never changes, whatever is sent to its
 *       upload.
 *   <li>MEDIA-4: only a complete object is stored; its generation and first 64 KiB are told. An
 *       empty one is complete when its upload was sent, not when it was announced or started.
 *   <li>MEDIA-5: a signed URL that expired, was changed in any part, or is used with another method
 *       does nothing and gives nothing.
 *   <li>MEDIA-6: a download gives the bytes as they were sent, whole or the range asked for (RFC
 *       9110, 14), with the type it was signed for; of an empty object every range is the whole, or
 *       is answered 416 by a store without an endpoint here.
 *   <li>MEDIA-7: what is served as an attachment says so, with its name (RFC 6266). What the
 *       endpoint of this process serves says {@code nosniff} and a sandboxing content security
 *       policy; another store is on a host of its own.
 *   <li>MEDIA-8: a deleted object is never served again, finished or not; deleting what is not
 *       there is no error. Without an endpoint here, a URL that was given out before may still
 *       write the object once more, as another generation, as long as its upload lives: 7 days in
 *       Google Cloud Storage. The endpoint of this process lets no upload of a deleted object go
 *       on.
 *   <li>MEDIA-9: going through the pages of {@link #list} gives every complete object that is there
 *       all the while, once.
 *   <li>MEDIA-10: stores over one place, in one process or in several, are one: what was announced
 *       through one can be uploaded, also part by part, found, downloaded, listed and deleted
 *       through each of them, and each takes the URLs that another signed.
 *   <li>MEDIA-11: requests that send to one upload at once, also through several stores over one
 *       place, do not mix their bytes: what one adds is in one piece, from where it said that it
 *       begins, and once another goes on from there it adds nothing more. What was told to be held
 *       stays held.
 * </ul>
 */
public interface MediaStore {
  /** What the chunks of a resumable upload are multiples of, in bytes, but for the last. */
  int CHUNK = 256 * 1024;

  /**
   * How to upload an object.
   *
   * @return empty if there is no room for more
   */
  Optional<Upload> upload(NewMedia media, Instant expiresAt);

  /**
   * A URL to download one writing of an object from.
   *
   * @param generation as {@link #find} told it
   */
  SignedUrl download(MediaId media, String generation, Served as, Instant expiresAt);

  /** The complete object, if there is one. */
  Optional<StoredMedia> find(MediaId media);

  /** Deletes an object and whatever there is of its upload. */
  void delete(MediaId media);

  /**
   * A page of the objects, in an order of the store's own; unfinished uploads may be among them.
   *
   * @param after the last object of the page before, {@code null} for the first page
   * @param limit the greatest number, at least 1
   * @return empty after the last page, and only then
   */
  List<MediaId> list(@Nullable MediaId after, int limit);

  /** What answers the signed URLs, if that is this process's to do. */
  Optional<Endpoint> endpoint();

  /** Answers signed URLs that begin with its path. Safe for use by many threads. */
  interface Endpoint {
    /** The start of the path of every URL, such as {@code /media/}. */
    String path();

    /**
     * Answers one request.
     *
     * @throws IOException if the connection broke
     */
    void serve(Exchange exchange) throws IOException;
  }

  /** One HTTP request and its answer, in whatever server. */
  interface Exchange {
    /** Such as {@code PUT}. */
    String method();

    /** The path as it was sent, without the query. */
    String path();

    /** The query as it was sent, empty without one. */
    String query();

    /** The value of a request header, {@code null} without one. */
    @Nullable String header(String name);

    /** The body. */
    InputStream body() throws IOException;

    /**
     * Begins the answer.
     *
     * @param length of the body, in bytes; for {@code HEAD} that of what {@code GET} would give
     * @return where to write the body, nothing for {@code HEAD}; the endpoint closes it
     */
    OutputStream answer(int status, Map<String, String> headers, long length) throws IOException;
  }
}
