package dev.headlight.figure;

/** A colour in OKLab (Ottosson 2020): lightness 0..1, green to red, blue to yellow. */
record Oklab(double lightness, double a, double b) {
    static Oklab of(Rgba color) {
        double r = linear(color.red());
        double g = linear(color.green());
        double b = linear(color.blue());
        double l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
        double m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
        double s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
        return new Oklab(
                0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
                1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
                0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s);
    }

    private static double linear(int part) {
        double value = part / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.pow((value + 0.055) / 1.055, 2.4);
    }

    double distance(Oklab other) {
        return Math.hypot(lightness - other.lightness, Math.hypot(a - other.a, b - other.b));
    }
}
