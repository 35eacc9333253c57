namespace Pure.Jit.EndToEnd.Tests;

/// <summary>Exponential and trigonometric integrals and the dilogarithm, against values computed with 60 digits.</summary>
public sealed class IntegralTests
{
    private static readonly (double X, double Y)[] ExpiValues =
    [
        (1.57254044097499e-6, -12.785600893628763), (5.852307822351577e-6, -11.4714529577498), (0.0014323883224278688, -5.969763506003796),
        (0.01667715236544609, -3.499753010507078), (0.025052303448319435, -3.0843637511922672), (0.10354865342378616, -1.5842058960503624),
        (0.10664595663547516, -1.5514670303253126), (0.24543826282024384, -0.5661351893425327), (0.3700000047683716, -0.009790129842401669),
        (0.3725000023841858, -2.8864893770598537e-5), (0.375, 0.009691377209342), (0.37500008940696716, 0.009691724106301832),
        (1.277732014656067, 2.658704818907701), (1.7850826978683472, 4.199897026962863), (2.4438276290893555, 6.804576745965069),
        (2.4786460399627686, 6.970370616219347), (6.0, 85.9897621424392), (6.207316875457764, 101.20904347451923),
        (6.5, 127.74722023322596), (10.518625259399414, 3948.7010077232794), (11.363983154296875, 8420.198189845865),
        (12.0, 14959.532666397528), (12.375187873840332, 21033.84447268875), (20.222049713134766, 31612607.025710765),
        (24.0, 1154115391.8491828), (24.538551330566406, 1932162503.8116882), (26.533828735351562, 13095096035.157637),
        (64.41450500488281, 1.4886312141179983e26), (87.0, 7.066130140103063e35), (-74.06887817382812, -9.055451830598407e-35),
        (-45.73729705810547, -2.9313770941385623e-22), (-45.53670883178711, -3.5979539066689125e-22),
        (-2.5708696842193604, -0.02269940880644182), (-2.503884792327881, -0.024787710784628946), (-1.74228835105896, -0.07025910786394432),
        (-1.0078078508377075, -0.21653386844017908), (-0.09676871448755264, -1.8526929807058468),
        (-0.0673949345946312, -2.1862459623339787), (-0.012225386686623096, -3.839213071358289), (-6.280888192122802e-5, -9.09826120561814),
        (-4.9412530643166974e-5, -9.338140256210277),
    ];

    private static readonly (double X, double Y)[] Exp1Values =
    [
        (4.347465107912285e-7, 14.071287479371264), (2.062725116047659e-6, 12.514268975341592), (0.0002059623075183481, 7.910807665929589),
        (0.002646328881382942, 5.360010841462468), (0.0033506997860968113, 5.124718293763673), (0.33713823556900024, 0.8207705019736824),
        (0.49184006452560425, 0.5697946995367799), (0.5401501655578613, 0.5138418672163013), (1.0, 0.21938393439552029),
        (1.1237987279891968, 0.17894978414396273), (1.2983092069625854, 0.13580594622432265), (1.346290946006775, 0.12613139854581001),
        (1.708059310913086, 0.07379409967024556), (1.9101189374923706, 0.055413928217731105), (2.0, 0.04890051070806112),
        (4.959823131561279, 0.0012037645016216754), (6.0, 0.0003600824521626587), (6.052810192108154, 0.0003389234618453776),
        (13.096696853637695, 1.4621944333086053e-7), (28.61627197265625, 1.2619624389676538e-14),
        (34.73647689819336, 2.2980054509097792e-17),
    ];

    private static readonly (double X, double Y)[] SpenceValues =
    [
        (2.4342032247659517e-6, 1.6449001683594928), (2.699489641599939e-6, 1.6448967532449608), (3.994457529188367e-6, 1.64488041877269),
        (5.026234794058837e-5, 1.6443862818630925), (5.068575410405174e-5, 1.644382092448137), (0.020033005625009537, 1.5456679837469967),
        (0.5, 0.5822405264650125), (0.5126816034317017, 0.564757752976229), (0.5161030888557434, 0.560073931108751),
        (0.541113018989563, 0.5262488457844142), (0.9990000128746033, 0.0010002372301288248), (1.0010000467300415, -0.000999796817740154),
        (1.3280764818191528, -0.3044915262833375), (1.4138118028640747, -0.3774206746608933), (1.490169644355774, -0.4404284913085308),
        (1.613017201423645, -0.5382817857039651), (1.932139277458191, -0.7749775936941009), (2.0, -0.8224670334241132),
        (2.3492228984832764, -1.0536311552571198), (4.579105854034424, -2.195907568016257), (49.422386169433594, -9.151441573289263),
        (1319.0865478515625, -27.448646483609465), (56889.10546875, -61.58348219264674), (45178456.0, -156.98517880089815),
    ];

    private static readonly (double X, double Y)[] SiValues =
    [
        (1.9835715647786856e-5, 1.9835715647353273e-5), (0.00018777138029690832, 0.00018777137992910496),
        (0.0002199713053414598, 0.0002199713047501357), (0.0029114738572388887, 0.0029114724861485555),
        (0.09759265184402466, 0.09754102747416404), (0.132001131772995, 0.13187341926044271), (1.3729040622711182, 1.2370146323514681),
        (1.65740966796875, 1.4243692191474036), (4.0, 1.7582031389490531), (4.242915153503418, 1.7094040514172473),
        (4.63224983215332, 1.6255066405692462), (4.759767055511475, 1.5983727515453616), (6.921933174133301, 1.4475664527344263),
        (8.0, 1.5741868217069421), (13.340367317199707, 1.513949973426729), (14.431036949157715, 1.5862109938117928),
        (15.957341194152832, 1.6320161120176786), (18.329303741455078, 1.525184297301073), (20.0, 1.54824170104344),
        (165.41334533691406, 1.5735539337239761), (592.0486450195312, 1.570555182622752), (890.5026245117188, 1.570953045516449),
        (6010.626953125, 1.5709169145686266), (6243.26318359375, 1.5708935637401726),
    ];

    private static readonly (double X, double Y)[] CiValues =
    [
        (3.282889110778342e-6, -12.049571031912548), (9.612486792320851e-6, -10.975231932265858),
        (1.1652717148535885e-5, -10.782755508645266), (1.4849742001388222e-5, -10.540312401663975),
        (0.00011556227400433272, -8.488485342870181), (0.00012346176663413644, -8.42236337064561),
        (0.03547905012965202, -2.7619119032365687), (0.6000000238418579, -0.022270674163389917),
        (0.6165000200271606, -7.233394849490411e-6), (0.625, 0.01113151741043571), (3.805837392807007, -0.10498952046836228),
        (4.0, -0.1409816978869304), (4.325103282928467, -0.18177550950208607), (5.860722541809082, -0.09007703655587986),
        (7.687118053436279, 0.12197837285768978), (8.0, 0.12243388253200956), (8.32829761505127, 0.11025585746428927),
        (9.440217018127441, 0.008983473379421465), (10.40447998046875, -0.07356057972736316), (15.122227668762207, 0.03980705955587241),
        (19.5764102935791, 0.031852260332422076), (20.0, 0.044419820845353314), (24.5100154876709, -0.025057805282731733),
        (28.273666381835938, 0.0012653224131163497), (275.0047912597656, -0.0036135276078401233),
        (429.6798400878906, 0.0015357735245926337), (5935.7236328125, -0.00016013737762838896),
    ];

    private static readonly (int N, double X, double Y)[] ExpnValues =
    [
        (0, 0.3275577127933502, 2.2001670831548705), (0, 0.002464424353092909, 404.775504103276),
        (0, 19.99907875061035, 1.031574183791782e-10), (0, 48.85235595703125, 1.243958428447972e-23),
        (2, 0.07783911377191544, 0.7653682608159607), (2, 0.2312217354774475, 0.5379070695048106),
        (2, 1.5474097728729248, 0.06852175194634325), (2, 5.925225257873535, 0.0003463718282936599),
        (3, 0.0028037289157509804, 0.4972230001879701), (3, 0.34213829040527344, 0.281048723889485),
        (3, 3.343658924102783, 0.005943418879782361), (3, 6.394078731536865, 0.00018337368896018932),
        (5, 0.9951758980751038, 0.07087069084874874), (5, 0.36037778854370117, 0.1563665185969489),
        (5, 54.38624572753906, 4.0482342999789704e-26), (5, 6.404167652130127, 0.00015034364829349521),
        (10, 0.029139157384634018, 0.10752868445172845), (10, 0.15435299277305603, 0.09342116447183597),
        (10, 7.109023094177246, 4.939954889935358e-5), (10, 3.2921698093414307, 0.0029574484352423614),
        (20, 0.016269275918602943, 0.05173547060238385), (20, 0.002751180436462164, 0.05247895799049756),
        (20, 4.681277275085449, 0.000388008647674742), (20, 57.21406936645508, 1.8449339308673993e-27),
        (21, 0.7576134204864502, 0.02254223445255125), (21, 0.07601423561573029, 0.04615553476271792),
        (21, 7.724508285522461, 1.5776686040345232e-5), (21, 3.9982175827026367, 0.000759153883341294),
        (40, 0.001851024804636836, 0.025592360733862826), (40, 0.006560401059687138, 0.02546896380913619),
        (40, 24.578083038330078, 3.3107398468151575e-13), (40, 34.86140823364258, 9.743096355002495e-18),
        (200, 0.01213329378515482, 0.004964218499066844), (200, 0.22806978225708008, 0.003995742718777696),
        (200, 23.87184715270996, 1.9245264833296153e-13), (200, 17.182964324951172, 1.5942325582705077e-10),
        (5000, 0.09818730503320694, 0.00018132852411135623), (5000, 0.19007115066051483, 0.00016540685176779076),
        (5000, 4.428296089172363, 2.3853256983989852e-6), (5000, 17.891775131225586, 3.3827176371139254e-12), (2, 1.0, 0.14849550677592205),
    ];

    [Fact]
    public void Integrals_are_within_units_in_the_last_place()
    {
        Near(ExpiValues, Integrals.Expi, Integrals.Expi32);
        Near(Exp1Values, Integrals.Exp1, Integrals.Exp132);
        Near(SpenceValues, Integrals.Spence, Integrals.Spence32);
        Near(SiValues, Integrals.Si, Integrals.Si32);
        Near(CiValues, Integrals.Ci, Integrals.Ci32);
        NDArray<int> n = Nd.Array(System.Array.ConvertAll(ExpnValues, v => v.N));
        Near(System.Array.ConvertAll(ExpnValues, v => (v.X, v.Y)), x => Integrals.Expn(n, x), x => Integrals.Expn32(n, x));
    }

    [Fact]
    public void Ends_are_those_of_the_definitions()
    {
        double inf = double.PositiveInfinity, nan = double.NaN;
        Assert.Equal([-inf, inf, -0.0, nan], Integrals.Expi(Nd.Array([0, inf, -inf, nan])).ToArray());
        Assert.Equal([inf, 0, nan, nan], Integrals.Exp1(Nd.Array([0, inf, -1, nan])).ToArray());
        Assert.Equal([inf, inf, 1, 0.25, nan, nan, 0], Integrals.Expn(Nd.Array([0, 1, 2, 5, -1, 3, 4]), Nd.Array([0, 0, 0, 0, 1, -1, inf])).ToArray());
        Assert.Equal([Math.PI * Math.PI / 6, 0, nan, -inf, nan], Integrals.Spence(Nd.Array([0, 1, -1, inf, nan])).ToArray());
        Assert.Equal([0, Math.PI / 2, -Math.PI / 2, nan], Integrals.Si(Nd.Array([0, inf, -inf, nan])).ToArray());
        Assert.Equal([-inf, 0, nan, nan], Integrals.Ci(Nd.Array([0, inf, -inf, nan])).ToArray());
        Assert.Equal(-Integrals.Si(Nd.Array([1.0, 9.0])), Integrals.Si(Nd.Array([-1.0, -9.0])), (a, b) => a!.AsSpan().SequenceEqual(b!.AsSpan()));
        Assert.Equal(Integrals.Ci(Nd.Array([1.0, 9.0])), Integrals.Ci(Nd.Array([-1.0, -9.0])), (a, b) => a!.AsSpan().SequenceEqual(b!.AsSpan()));
    }

    [Fact]
    public void Slopes_are_the_integrands()
    {
        NDArray<double> x = Nd.Array([0.25, 0.75, 1.5, 3.0, 9.0]);
        Same(Nd.Exp(x) / x, Integrals.SlopeOfExpi(x));
        Same(-Nd.Exp(-x) / x, Integrals.SlopeOfExp1(x));
        Same(-Special.Expn(2, x), Integrals.SlopeOfExpn(x));
        Same(Nd.Log(x) / (1 - x), Integrals.SlopeOfSpence(x));
        Same((Nd.Sin(x) + Nd.Cos(x)) / x, Integrals.SlopeOfSici(x));
        Same(Special.Exp1(x), Integrals.CurvatureOfExpn(x));
        Same((Nd.Exp(-x) / x) + (Nd.Exp(-x) / (x * x)), Integrals.CurvatureOfExp1(x));

        // Where the quotients are 0/0.
        Assert.Equal(-1, Integrals.SlopeOfSpence(Nd.Array([1.0])).ToArray()[0]);
        Assert.Equal(0.5, Integrals.CurvatureOfSpence(Nd.Array([1.0])).ToArray()[0]);
        Assert.Equal(1, Integrals.SlopeOfSi(Nd.Array([0.0])).ToArray()[0]);
        Assert.Equal(0, Integrals.CurvatureOfSi(Nd.Array([0.0])).ToArray()[0]);
    }

    [Fact]
    public void Other_element_types_are_rounded_once()
    {
        Assert.Equal([(Half)(-0.21938393), (Half)1.8951178], Integrals.ExpiHalf(Nd.Array([(Half)(-1), (Half)1])).ToArray());
        Assert.Equal([(BFloat16)1.6449341f, (BFloat16)(-0.82246703f)], Integrals.SpenceBrain(Nd.Array([(BFloat16)0f, (BFloat16)2f])).ToArray());
    }

    private static void Near((double X, double Y)[] values, Func<NDArray<double>, NDArray<double>> wide, Func<NDArray<float>, NDArray<float>> narrow)
    {
        double[] x = System.Array.ConvertAll(values, v => v.X);
        double[] doubles = wide(Nd.Array(x)).ToArray();
        float[] floats = narrow(Nd.Array(System.Array.ConvertAll(x, v => (float)v))).ToArray();
        for (int i = 0; i < x.Length; i++)
        {
            // Ci is a difference near its zeros: of terms below 2 to x = 4, below 1/x behind.
            double expected = values[i].Y, room = wide != Integrals.Ci || x[i] < 1 ? 0 : x[i] <= 4 ? 2.5e-16 : 2e-16 / x[i];
            double unit = Math.BitIncrement(Math.Abs(expected)) - Math.Abs(expected);
            Assert.True(Math.Abs(doubles[i] - expected) <= (4 * unit) + room, $"at {x[i]}: {doubles[i]}, not {expected}: {(doubles[i] - expected) / unit} units");
            float single = (float)expected;
            float step = MathF.BitIncrement(MathF.Abs(single)) - MathF.Abs(single);
            Assert.True(Math.Abs(floats[i] - expected) <= 0.501 * step, $"at {x[i]}: {floats[i]}, not {expected}");
        }
    }

    private static void Same(NDArray<double> expected, NDArray<double> actual)
    {
        for (int i = 0; i < expected.Size; i++)
        {
            double e = expected.AsSpan()[i], a = actual.AsSpan()[i];
            Assert.True(Math.Abs(e - a) <= 1e-14 * Math.Abs(e), $"{i}: {a}, not {e}");
        }
    }
}

public static class Integrals
{
    [Jit]
    public static NDArray<double> Expi([Shape("n")] NDArray<double> x) => Special.Expi(x);

    [Jit]
    public static NDArray<float> Expi32([Shape("n")] NDArray<float> x) => Special.Expi(x);

    [Jit]
    public static NDArray<double> Exp1([Shape("n")] NDArray<double> x) => Special.Exp1(x);

    [Jit]
    public static NDArray<float> Exp132([Shape("n")] NDArray<float> x) => Special.Exp1(x);

    [Jit]
    public static NDArray<double> Spence([Shape("n")] NDArray<double> x) => Special.Spence(x);

    [Jit]
    public static NDArray<float> Spence32([Shape("n")] NDArray<float> x) => Special.Spence(x);

    [Jit]
    public static NDArray<double> Si([Shape("n")] NDArray<double> x) => Special.Sici(x).Si;

    [Jit]
    public static NDArray<float> Si32([Shape("n")] NDArray<float> x) => Special.Sici(x).Si;

    [Jit]
    public static NDArray<double> Ci([Shape("n")] NDArray<double> x) => Special.Sici(x).Ci;

    [Jit]
    public static NDArray<float> Ci32([Shape("n")] NDArray<float> x) => Special.Sici(x).Ci;

    [Jit]
    public static NDArray<double> Expn([Shape("n")] NDArray<int> n, [Shape("n")] NDArray<double> x) => Special.Expn(n, x);

    [Jit]
    public static NDArray<float> Expn32([Shape("n")] NDArray<int> n, [Shape("n")] NDArray<float> x) => Special.Expn(n, x);

    [Jit]
    public static NDArray<double> SlopeOfExpi([Shape("n")] NDArray<double> x) => Grad(v => Sum(Special.Expi(v)), x);

    [Jit]
    public static NDArray<double> SlopeOfExp1([Shape("n")] NDArray<double> x) => Grad(v => Sum(Special.Exp1(v)), x);

    [Jit]
    public static NDArray<double> SlopeOfExpn([Shape("n")] NDArray<double> x) => Grad(v => Sum(Special.Expn(3, v)), x);

    [Jit]
    public static NDArray<double> SlopeOfSpence([Shape("n")] NDArray<double> x) => Grad(v => Sum(Special.Spence(v)), x);

    [Jit]
    public static NDArray<double> SlopeOfSici([Shape("n")] NDArray<double> x) => Grad(v => Sum(Special.Sici(v).Si + Special.Sici(v).Ci), x);

    [Jit]
    public static NDArray<double> SlopeOfSi([Shape("n")] NDArray<double> x) => Grad(v => Sum(Special.Sici(v).Si), x);

    [Jit]
    public static NDArray<double> CurvatureOfExp1([Shape("n")] NDArray<double> x) => Grad(v => Sum(Grad(w => Sum(Special.Exp1(w)), v)), x);

    [Jit]
    public static NDArray<double> CurvatureOfExpn([Shape("n")] NDArray<double> x) => Grad(v => Sum(Grad(w => Sum(Special.Expn(3, w)), v)), x);

    [Jit]
    public static NDArray<double> CurvatureOfSpence([Shape("n")] NDArray<double> x) => Grad(v => Sum(Grad(w => Sum(Special.Spence(w)), v)), x);

    [Jit]
    public static NDArray<double> CurvatureOfSi([Shape("n")] NDArray<double> x) => Grad(v => Sum(Grad(w => Sum(Special.Sici(w).Si), v)), x);

    [Jit]
    public static NDArray<Half> ExpiHalf([Shape("n")] NDArray<Half> x) => Special.Expi(x);

    [Jit]
    public static NDArray<BFloat16> SpenceBrain([Shape("n")] NDArray<BFloat16> x) => Special.Spence(x);
}
