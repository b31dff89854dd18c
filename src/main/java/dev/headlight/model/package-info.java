/** What models there are: manifests, the local store, installation. */
@NullMarked
package dev.headlight.model;

import org.jspecify.annotations.NullMarked;
