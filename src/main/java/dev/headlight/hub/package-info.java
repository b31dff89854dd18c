/**
 * Model repositories on the Hugging Face hub: listing, choosing, downloading and checking their files.
 *
 * <p>The only place of the program that uses the network, and only when it is called. Imports {@code core} and Gson.
 */
@NullMarked
package dev.headlight.hub;

import org.jspecify.annotations.NullMarked;
