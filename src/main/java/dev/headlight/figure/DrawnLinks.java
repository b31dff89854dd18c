package dev.headlight.figure;

import dev.headlight.analysis.reading.ReadAttention;
import dev.headlight.core.HeadRef;
import dev.headlight.core.Threshold;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The links that a links figure draws, as numbers.
 *
 * @param links strongest first
 * @param omissions what is not drawn, as a sentence; empty where everything is
 */
public record DrawnLinks(List<DrawnLink> links, String omissions) {
    public DrawnLinks {
        links = List.copyOf(links);
    }

    /**
     * A link between units of a reading.
     *
     * @param head whose weight it is, or null where it belongs to several heads or layers
     * @param query index of the unit that looks
     * @param key index of the unit that is looked at
     * @param weight 0..1
     */
    public record DrawnLink(@Nullable HeadRef head, int query, int key, float weight) {}

    public static DrawnLinks of(ReadAttention read, Threshold threshold) {
        LinksModel model = new LinksModel(read, threshold);
        LinkList drawn = model.links();
        List<DrawnLink> links = new ArrayList<>();
        for (int i = drawn.size() - 1; i >= 0; i--) {
            links.add(new DrawnLink(
                    read.head(drawn.slot(i)).orElse(null), drawn.query(i), drawn.key(i), drawn.weight(i)));
        }
        return new DrawnLinks(links, model.omissions());
    }
}
