/// Pairs whose difference lies in a place that has to be looked for, and equal ones that look like them; written by hand, as
/// `equivalenceCorpus` is. Labels by hand: thresholds far out, windows that are narrow in one variable or in several, masks of
/// up to six variables, separators that are not straight, domains that are small or far, borders of which one side has no value.
let kinkPairs = #"""
    relu(sqrt(x)-100) ≢ 0
    x+relu(0.1-abs(x-2)) ≢ x
    relu(x-10^6) ≢ 0
    relu(x-24*3600) ≢ 0
    relu(-x-10^9) ≢ 0
    relu(0.01-(x-7)^2)+x ≢ x
    relu(0.01-(x-7)^2-(y-3)^2) ≢ 0
    relu(0.01-(x-70)^2-(y-300)^2) ≢ 0
    relu(0.01-abs(x-70)-abs(y-300)) ≢ 0
    relu(0.01-(x-7)^2-(y-3)^2-(z-20)^2) ≢ 0
    step(sin(x)-0.9999)*x ≢ 0
    relu(x*y-10^6) ≢ 0
    relu(exp(x)-10^9) ≢ 0
    relu(1/x-10^6) ≢ relu(1/x-10^6)/2
    relu(1/x-10^8) ≢ 0
    relu(10^(-7)-abs(x)) ≢ 0
    log(x-50)*step(x-60) ≢ log(x-50)*step(x-61)
    log(x-50)*step(y-60) ≢ log(x-50)*step(y-61)
    log(x-5000)*step(y-60)*z ≢ log(x-5000)*step(y-61)*z
    log(x-5000)+log(y-3000)+abs(z-3) ≢ log(x-5000)+log(y-3000)+(z-3)
    log(x-5000)+log(y-3000)+abs(z-3) ≡ log((x-5000)*(y-3000))+max(z-3,3-z)
    step(x-1)*step(y-2)*step(z-3)*step(w-4) ≢ step(x-1)*step(y-2)*step(z-3)*step(w-4.5)
    step(x-1)*step(y-20)*step(z-300)*step(w-4)*v ≢ step(x-1)*step(y-20)*step(z-300)*step(w-4.5)*v
    step(a-1)*step(b+2)*step(c-3)*step(d-4)*step(f-5)*step(g-6) ≢ step(a-1)*step(b+2)*step(c-3)*step(d-4)*step(f-5)*step(g-6.5)
    where(x>3, where(y>50, x, y), 1) ≢ where(x>3, where(y>55, x, y), 1)
    where(x>3, where(y>50, where(z<-7, 1, x), y), 1) ≢ where(x>3, where(y>50, where(z<-7.1, 1, x), y), 1)
    sign(tanh(x)-0.999) ≢ sign(tanh(x)-0.9995)
    relu(x) ≢ softplus(1000*x)/1000
    relu(x) ≢ x*sigmoid(10^6*x)
    max(x,y,z) ≡ max(x,max(z,y))
    abs(x*y) ≡ abs(x)*abs(y)
    relu(x*y) ≡ relu(x)*relu(y)+relu(-x)*relu(-y)
    relu(x*y) ≢ relu(x)*relu(y)
    relu(x^3) ≡ relu(x)^3
    sqrt(x^2) ≡ abs(x)
    sqrt((x-1000)^2) ≡ abs(x-1000)
    sqrt((x-1000)^2) ≢ 1000-x
    sqrt((x-2.5)^2)*step(3-x)*step(x-2) ≢ (2.5-x)*step(3-x)*step(x-2)
    relu(exp(x)) ≡ exp(x)
    max(x^2,0) ≡ x^2
    abs(x^2+1) ≡ x^2+1
    relu(x-1-x^2) ≡ 0
    relu(2*x*y-x^2-y^2) ≡ 0
    relu(-(x-y)^2) ≡ 0
    max(x,x-1) ≡ x
    min(x^2+y^2, 2*x*y) ≡ 2*x*y
    abs(sin(x)) ≡ sqrt(1-cos(x)^2)
    sign(x)*abs(x) ≡ x
    sign(x-5)*abs(x-5) ≡ x-5
    max(sin(x),cos(x)) ≡ (sin(x)+cos(x)+abs(sin(x)-cos(x)))/2
    max(sin(x),cos(x)) ≢ sin(x)
    relu(log(x)) ≡ where(x>1, log(x), 0)
    where(x>1, log(x), 0) ≢ relu(log(x))
    where(x>0, exp(-1/x), 0) ≢ exp(-1/relu(x))
    relu(x-2)/(x-2) ≡ step(x-2)
    step(x-2) ≡ relu(x-2)/(x-2)
    step(x-2)*(x-3)/(x-3) ≡ step(x-2)
    step(x-2) ≡ step(x-2)*(x-3)/(x-3)
    step(x-2)*step(4-x) ≡ step(x-2)*step(4-x)*(x-3)/(x-3)
    abs(x-3)/(x-3) ≡ sign(x-3)
    exp(relu(x-2)) ≡ max(exp(x-2),1)
    exp(abs(x)) ≡ max(exp(x),exp(-x))
    exp(abs(x-100)) ≡ max(exp(x-100),exp(100-x))
    log(max(x,1)) ≢ relu(log(x))
    log(max(x,1)) ≢ relu(log(relu(x)))
    relu(tanh(x)) ≡ tanh(relu(x))
    relu(tanh(x-7)) ≡ tanh(relu(x-7))
    sigmoid(relu(x)) ≡ max(sigmoid(x),1/2)
    sigmoid(relu(x)) ≢ max(sigmoid(x),0.51)
    relu(x+y) ≢ relu(x)+relu(y)
    relu(x-y)-relu(y-x) ≡ x-y
    max(x,y)+min(x,y) ≡ x+y
    max(x,y)*min(x,y) ≡ x*y
    relu(x)^2 ≡ relu(x)*x
    step(x)*step(-x) ≡ 0
    step(x-1)*step(1-x) ≡ 0
    step(x-1)*step(1.001-x) ≢ 0
    step(x-100)*step(100.001-x) ≢ 0
    step(x-10^5)*step(10^5+1-x)*y ≢ 0
    step(x-y)*step(y+0.01-x) ≢ 0
    relu(relu(x-1)-1) ≡ relu(x-2)
    relu(relu(x-1)-10) ≡ relu(x-11)
    relu(relu(x-1)-10) ≢ relu(x-10)
    step(relu(x-1)*relu(y-2)-1000) ≢ 0
    relu(1000-x^2-y^2) ≢ 1000-x^2-y^2
    relu(x^2+y^2-10^6) ≢ 0
    max(x, min(y, z)) ≡ min(max(x,y),max(x,z))
    leakyrelu(x, 0.01) ≡ max(x,0.01*x)
    leakyrelu(x, a) ≢ max(x,a*x)
    elu(x-3) ≡ max(x-3, exp(min(x-3,0))-1)
    abs(abs(abs(x)-4)-2)-1 ≡ abs(abs(abs(x)-4)-2)-1.0
    abs(abs(abs(x)-4)-2)-1 ≢ abs(abs(x)-4)-3
    min(abs(x-1),abs(x-2),abs(x-3)) ≡ min(abs(x-1),min(abs(x-2),abs(x-3)))
    min(abs(x-1),abs(x-2),abs(x-3)) ≢ min(abs(x-1),abs(x-3))
    w*step(w)*(1-tanh(x)^2) ≢ w*(1-tanh(x)^2)
    1/(x-0.1) ≢ 1/relu(x-0.1)
    y*step(w*x+b) ≢ y*step(w*x+b-0.001)
    y*step(w*x+b) ≡ y*(w*x+b>0)
    y*step(w*x+b) ≡ relu(w*x+b)/(w*x+b)*y
    step(1-y*(w*x+b))*y*x ≢ step(1.5-y*(w*x+b))*y*x
    -y*x*step(1-y*(w*x+b)) ≡ where(y*(w*x+b)<1,-x*y,0)
    abs(x)^2 ≡ x^2
    abs(x)^3 ≢ x^3
    sqrt(relu(x))^2 ≡ relu(x)
    sqrt(abs(x)) ≡ sqrt(relu(x))+sqrt(relu(-x))
    x^2*step(x) ≡ x*relu(x)
    sqrt(x)*step(x-4) ≡ sqrt(relu(x-4)+4*step(x-4))
    relu(x-e^10) ≢ relu(x-22026.4657948)
    relu(x-2) ≢ relu(x-2.0000001)
    step(x-2) ≢ step(x-2.0000001)
    step(x-pi) ≢ step(x-3.14159)
    step(x-pi) ≢ step(x-22/7)
    relu(acos(x-50)-3) ≢ 0
    acos(x-50)*step(y) ≡ (pi-acos(50-x))*step(y)
    sqrt(0.01-(x-7)^2) ≡ sqrt((0.1-x+7)*(0.1+x-7))
    sqrt(0.01-(x-7)^2) ≢ sqrt(0.01-(x-7)^2)+0.001
    sqrt(0.01-(x-7)^2-(y-3)^2) ≢ sqrt(0.01-(x-7)^2-(y-3)^2)*2
    sqrt(0.01-(x-7)^2-(y-3)^2) ≡ sqrt(0.04-4*(x-7)^2-4*(y-3)^2)/2
    log(sin(x)-0.9999) ≢ log(sin(x)-0.9999)/2
    log(x-10^6) ≡ log(2*x-2*10^6)-log(2)
    log(x-10^6) ≢ log(2*x-2*10^6)
    asin(x-100) ≡ -asin(100-x)
    asin(x-100) ≡ pi/2-acos(x-100)
    sum(i in 1..8, y[i]*log(p[i])+(1-y[i])*log(1-p[i])) ≡ sum(i in 1..8, y[i]*log(p[i])-(y[i]-1)*log(1-p[i]))
    sum(i in 1..8, y[i]*log(p[i])+(1-y[i])*log(1-p[i])) ≢ sum(i in 1..8, y[i]*log(p[i])+(1-y[i])*log(1-p[i]))+y[1]
    log(1-x-y-z)+log(x)+log(y)+log(z) ≡ log(x*y*z*(1-x-y-z))
    (x-5)^1.5 ≡ sqrt(x-5)^3
    (x-500)^1.5 ≡ sqrt(x-500)^3
    (x-500)^0.5*step(y-3) ≡ sqrt(x-500)*step(y-3)
    w*step(w*x) ≡ w*relu(w*x)/(w*x)
    step(x) ≡ relu(x)/x
    step(x*y-1) ≡ relu(x*y-1)/(x*y-1)
    relu(relu(x)-1) ≡ relu(x-1)
    step(relu(x))*y ≡ step(x)*y
    where(x>0 , 1/x, 0) ≡ step(x)/x
    z*min(step(p-0.5),step(z-m-1000))+x*s ≢ step(z-m-1010.01)*step(p-0.5)*z+x*s
    step(a-b-100)*step(c-d+20)*x ≢ step(a-b-100)*step(c-d+20.5)*x
    step(a-b-100)*step(c-d+20)*step(f-7)*x ≢ step(a-b-100)*step(c-d+20)*step(f-7.1)*x
    """#
