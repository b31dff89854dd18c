package dev.headlight.analysis.reading;

import dev.headlight.figure.ReferenceTraces;

class FlowSpeed {
    public static void main(String[] a) {
        for (int n : new int[] {19, 64, 128, 256, 512}) {
            var t = ReferenceTraces.made(12, n > 200 ? 2 : 12, n);
            for (int r = 0; r < 3; r++) {
                long s0 = System.nanoTime();
                LayerSteps st = new LayerSteps(t.attentions());
                for (int l = 0; l < 12; l++) st.of(l);
                long s1 = System.nanoTime();
                new Rollout(st, 12).upTo(7);
                long s2 = System.nanoTime();
                FlowRows f = new FlowRows(st, 7);
                int rows = 3;
                for (int q = 0; q < rows; q++) f.workOut(q);
                long s3 = System.nanoTime();
                System.out.printf(
                        "%d tokens: steps %.1f ms rollout8 %.1f ms flow row %.1f ms%n",
                        n, (s1 - s0) / 1e6, (s2 - s1) / 1e6, (s3 - s2) / 1e6 / rows);
            }
        }
    }
}
